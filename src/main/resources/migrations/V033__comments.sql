-- Under which mask it was written. Where that hides the hour, the number was drawn by chance and the times are the beginning of a day.
alter table comment add column mask varchar(10) default 'course' not null check (mask in ('course', 'fresh', 'unlinked'));

-- A response of which nobody keeps whose it is, until staff may see it: they come several at a time. All of a discussion are written
-- down again with each new one, in the order of their random numbers, so that rows do not tell which came last.
create table letter (
    course_id     bigint           not null,
    id            bigint           not null,
    discussion_id bigint           not null,
    audience      varchar(10)      not null check (audience in ('course', 'web')),
    body          varchar(20000)   not null,
    html          varchar(1000000) not null,
    written_on    date             not null,
    code_hash     varchar(64)      not null unique,
    primary key (course_id, id),
    foreign key (course_id, discussion_id) references discussion (course_id, id)
);
create index letter_discussion on letter (course_id, discussion_id);

-- Who has responded in such a discussion, so that nobody does twice. No time and, for the same reason, no order; deleted when it closes.
create table letter_turn (
    course_id     bigint not null,
    discussion_id bigint not null,
    member_id     bigint not null,
    primary key (course_id, discussion_id, member_id),
    foreign key (course_id, discussion_id) references discussion (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);

-- By which code whoever wrote it takes it back; the code itself is kept nowhere.
create table letter_code (
    course_id  bigint      not null,
    comment_id bigint      not null,
    code_hash  varchar(64) not null unique,
    primary key (course_id, comment_id),
    foreign key (course_id, comment_id) references comment (course_id, id)
);
