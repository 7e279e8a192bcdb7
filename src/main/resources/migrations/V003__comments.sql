create table discussion (
    course_id    bigint       not null references course (id),
    id           bigint       not null,
    place        varchar(140) not null,
    title        varchar(200) not null,
    mask         varchar(10)  not null check (mask in ('course', 'fresh', 'unlinked')),
    audience     varchar(10)  not null check (audience in ('course', 'web')),
    moderation   varchar(10)  not null check (moderation in ('course', 'open', 'first', 'all')),
    locked_at    timestamp with time zone,
    visible_from timestamp with time zone,
    sealed_until timestamp with time zone,
    -- Bumped in the transaction of each contribution: gives order, paging, unread marks and resuming.
    counter      bigint       not null,
    shown_course integer      not null,
    shown_web    integer      not null,
    primary key (course_id, id),
    unique (course_id, place)
);

-- Where a discussion was found before its post was renamed.
create table discussion_was (
    course_id     bigint       not null,
    place         varchar(140) not null,
    discussion_id bigint       not null,
    primary key (course_id, place),
    foreign key (course_id, discussion_id) references discussion (course_id, id)
);

alter table persona add foreign key (course_id, discussion_id) references discussion (course_id, id);

create table comment (
    course_id     bigint      not null,
    id            bigint      not null,
    discussion_id bigint      not null,
    number        bigint      not null,
    parent_id     bigint,
    thread        bigint      not null,
    depth         integer     not null,
    persona_id    bigint      not null,
    audience      varchar(10) not null check (audience in ('course', 'web')),
    state         varchar(10) not null check (state in ('shown', 'held', 'returned', 'hidden', 'withdrawn')),
    version       integer     not null,
    -- Direct replies that stand on the page; what was withdrawn keeps its place while this is above nought.
    replies       integer     not null,
    posted_at     timestamp with time zone not null,
    edited_at     timestamp with time zone,
    primary key (course_id, id),
    unique (course_id, discussion_id, id),
    unique (course_id, discussion_id, number),
    foreign key (course_id, discussion_id) references discussion (course_id, id),
    foreign key (course_id, discussion_id, parent_id) references comment (course_id, discussion_id, id),
    foreign key (course_id, persona_id) references persona (course_id, id)
);
create index comment_thread on comment (course_id, discussion_id, parent_id, number);
-- Pages of threads are read in this order, from wherever the page begins.
create index comment_depth on comment (course_id, discussion_id, depth, number);
create index comment_persona on comment (course_id, persona_id);

create table comment_text (
    course_id  bigint         not null,
    comment_id bigint         not null,
    version    integer        not null,
    body       varchar(20000) not null,
    html       varchar(1000000) not null,
    written_at timestamp with time zone not null,
    primary key (course_id, comment_id, version),
    foreign key (course_id, comment_id) references comment (course_id, id)
);

create table hiding (
    course_id  bigint       not null,
    comment_id bigint       not null,
    hidden_by  bigint       not null,
    reason     varchar(500) not null,
    hidden_at  timestamp with time zone not null,
    primary key (course_id, comment_id),
    foreign key (course_id, comment_id) references comment (course_id, id),
    foreign key (course_id, hidden_by) references persona (course_id, id)
);
