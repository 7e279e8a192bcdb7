-- A link that makes whoever opens it one of a course's staff, or somebody who may create courses.
create table invitation (
    id         bigint                   not null primary key,
    token_hash varchar(64)              not null unique,
    -- Null when it is the right to create courses.
    course_id  bigint                   references course (id),
    role       varchar(12)              check (role in ('assistant', 'instructor')),
    note       varchar(100)             not null,
    ends_at    timestamp with time zone not null
);
create index invitation_course on invitation (course_id);

-- Who may create courses by a link of the owner's, and what the owner wrote down about whom it was for.
create table creator (
    account_id bigint       not null primary key references account (id) on delete cascade,
    note       varchar(100) not null
);

-- One of the staff who was a student before, and is one again when the role ends.
alter table member add column raised boolean default false not null;
