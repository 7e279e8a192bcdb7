-- The data end of which the instructors have been told; another one is told anew.
alter table course add column end_told date;

-- Courses whose data has ended: their folders stay, and must not begin them again.
create table ended_course (
    slug     varchar(80) not null primary key,
    ended_on date        not null
);
