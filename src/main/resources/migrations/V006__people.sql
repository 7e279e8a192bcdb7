-- How a person recognises where they are signed in: a family of devices and a day, no address.
alter table session add column device varchar(60) default '' not null;
alter table session add column began_on date;
-- When the passphrase was last typed: some pages ask for it again after a while.
alter table session add column confirmed_at timestamp with time zone;
-- A passphrase that staff of one course have helped to set opens that course alone.
alter table session add column only_course_id bigint references course (id);
-- The course that staff are looking at as a student would.
alter table session add column student_view_id bigint references course (id);

alter table course add column code_ends timestamp with time zone;
alter table course add column seats integer;
alter table course add column archived_on date;

-- Real names stand apart, also those of people who have not come yet. Only the rules of a mask may lead from here to a persona.
drop table roster_name;
create table roster_name (
    course_id bigint       not null references course (id),
    id        bigint       not null,
    name      varchar(200) not null,
    -- The school's own number, kept for exports alone.
    school_id varchar(80)  not null,
    -- Who wrote the name down: staff, or the member at joining.
    origin    varchar(10)  not null check (origin in ('staff', 'member')),
    -- What the slip says, until it is used.
    ticket    varchar(20)  unique,
    member_id bigint,
    primary key (course_id, id),
    unique (course_id, member_id),
    foreign key (course_id, member_id) references member (course_id, id)
);

-- Why a member is out: seen from the class name or from the roster, and never from both, or the one would tell the other.
create table exclusion (
    course_id bigint      not null,
    member_id bigint      not null,
    side      varchar(10) not null check (side in ('handle', 'roster', 'own')),
    kind      varchar(10) not null check (kind in ('paused', 'removed', 'left')),
    primary key (course_id, member_id, side),
    foreign key (course_id, member_id) references member (course_id, id)
);
