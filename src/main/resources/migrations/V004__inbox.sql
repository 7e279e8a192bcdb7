-- What happened in a discussion, without a word of it: feeds the live stream, the inbox and the search.
create table event (
    course_id     bigint      not null,
    discussion_id bigint      not null,
    number        bigint      not null,
    kind          varchar(20) not null,
    comment_id    bigint,
    primary key (course_id, discussion_id, number),
    foreign key (course_id, discussion_id) references discussion (course_id, id),
    foreign key (course_id, comment_id) references comment (course_id, id)
);
