-- What a person is told about themselves.
create table notice (
    id         bigint                   not null primary key,
    account_id bigint                   not null references account (id) on delete cascade,
    course_id  bigint                   references course (id),
    kind       varchar(30)              not null,
    -- The thing that it is about, in the table that its kind names.
    about_id   bigint,
    -- Some notices wait, for a fixed time that everybody can read about.
    shown_from timestamp with time zone not null,
    seen       boolean                  not null
);
create index notice_account on notice (account_id, shown_from);
