-- A second answer is also something to do. The rule for parts has no name of its own that both databases know, so the table is made anew.
alter table taken_part rename to taken_part_before;
drop index taken_part_member;
create table taken_part (
    course_id bigint      not null,
    prompt_id bigint      not null,
    member_id bigint      not null,
    part      varchar(10) not null,
    standing  varchar(10) not null,
    primary key (course_id, prompt_id, member_id, part),
    constraint taken_part_parts check (part in ('answer', 'replies', 'again')),
    constraint taken_part_standings check (standing in ('done', 'late', 'missing')),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);
insert into taken_part (course_id, prompt_id, member_id, part, standing) select course_id, prompt_id, member_id, part, standing from taken_part_before;
drop table taken_part_before;
create index taken_part_member on taken_part (course_id, member_id);
