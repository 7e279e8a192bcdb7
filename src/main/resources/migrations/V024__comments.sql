-- How far somebody has read a discussion: one number, seen by its owner alone, and no time.
create table reading_mark (
    course_id     bigint not null,
    discussion_id bigint not null,
    persona_id    bigint not null,
    number        bigint not null,
    primary key (course_id, persona_id, discussion_id),
    foreign key (course_id, discussion_id) references discussion (course_id, id),
    foreign key (course_id, persona_id) references persona (course_id, id)
);

-- Pages of threads, newest first and unanswered first.
create index comment_newest on comment (course_id, discussion_id, depth, number desc);
create index comment_unanswered on comment (course_id, discussion_id, depth, replies, number);

-- Words of one comment that another one quotes: where they stand in its plain text, and never the words.
create table quotation (
    course_id     bigint  not null,
    comment_id    bigint  not null,
    discussion_id bigint  not null,
    quoted_id     bigint  not null,
    version       integer not null,
    begins        integer not null,
    length        integer not null,
    primary key (course_id, comment_id),
    foreign key (course_id, discussion_id, comment_id) references comment (course_id, discussion_id, id),
    foreign key (course_id, discussion_id, quoted_id) references comment (course_id, discussion_id, id)
);
create index quotation_quoted on quotation (course_id, quoted_id);
