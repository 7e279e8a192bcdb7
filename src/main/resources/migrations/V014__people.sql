-- What staff have made for somebody who is locked out: it works once, for three days, and opens one course.
create table rescue_code (
    account_id bigint                   not null references account (id) on delete cascade,
    course_id  bigint                   not null references course (id),
    secret     varchar(64)              not null unique,
    ends_at    timestamp with time zone not null,
    primary key (account_id, course_id)
);

-- A passphrase beside the account's own, chosen with such a code. It opens that course alone, and has the salt of the account's own.
create table course_passphrase (
    account_id bigint       not null references account (id) on delete cascade,
    course_id  bigint       not null references course (id),
    secret     varchar(300) not null,
    primary key (account_id, course_id)
);
