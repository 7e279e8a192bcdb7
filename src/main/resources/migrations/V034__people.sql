-- A name that is worn in one discussion alone is a side of its own: 0 stands for the sides that speak for the whole course.
create table exclusion_now (
    course_id     bigint      not null,
    member_id     bigint      not null,
    side          varchar(10) not null check (side in ('handle', 'roster', 'discussion', 'own')),
    discussion_id bigint      default 0 not null,
    kind          varchar(10) not null check (kind in ('paused', 'removed', 'left')),
    primary key (course_id, member_id, side, discussion_id),
    foreign key (course_id, member_id) references member (course_id, id)
);
insert into exclusion_now (course_id, member_id, side, kind) select course_id, member_id, side, kind from exclusion;
drop table exclusion;
alter table exclusion_now rename to exclusion;
