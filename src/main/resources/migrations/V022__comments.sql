-- Whether the class has ever seen it, or staff have let it through.
alter table comment add column passed boolean default true not null;
-- Several have reported it, and staff have not looked yet: the words stand under a fold.
alter table comment add column folded boolean default false not null;
-- The version with which staff found nothing wrong; 0 when nobody ever asked them.
alter table comment add column kept_version integer default 0 not null;
create index comment_state on comment (course_id, state);

-- Whether the class was told that the post is out.
alter table discussion add column announced boolean default false not null;
update discussion set announced = true where visible_from <= current_timestamp;

-- Staff have given a comment back to its author, with a note for nobody else.
create table revision (
    course_id   bigint        not null,
    comment_id  bigint        not null,
    returned_by bigint        not null,
    note        varchar(2000) not null,
    returned_at timestamp with time zone not null,
    -- Since when the new words wait for staff; null until the author has changed something.
    revised_at  timestamp with time zone,
    primary key (course_id, comment_id),
    foreign key (course_id, comment_id) references comment (course_id, id),
    foreign key (course_id, returned_by) references persona (course_id, id)
);

create table report (
    course_id   bigint        not null,
    id          bigint        not null,
    comment_id  bigint        not null,
    member_id   bigint        not null,
    version     integer       not null,
    category    varchar(10)   not null check (category in ('rude', 'private', 'off_topic', 'other')),
    reason      varchar(1000) not null,
    reported_at timestamp with time zone not null,
    -- Null until staff have looked.
    outcome     varchar(10)   check (outcome in ('kept', 'hidden', 'returned')),
    primary key (course_id, id),
    unique (course_id, comment_id, member_id),
    foreign key (course_id, comment_id) references comment (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);

-- What staff did, for everybody in the class to read: no word of what it was about, and no name.
create table moderation_log (
    course_id bigint      not null references course (id),
    id        bigint      not null,
    done_on   date        not null,
    act       varchar(12) not null,
    cause     varchar(10),
    primary key (course_id, id)
);
create index moderation_log_day on moderation_log (course_id, done_on);
