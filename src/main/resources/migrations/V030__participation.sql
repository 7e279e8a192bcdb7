-- When, in the course's zone, the roll of a prompt was last written down. Kept for masked classes alone.
create table roll (
    course_id bigint not null,
    prompt_id bigint not null,
    taken_on  date   not null,
    primary key (course_id, prompt_id),
    foreign key (course_id, prompt_id) references prompt (course_id, id)
);

-- How a line of the list stood then; a line that had done nothing has no row.
create table roll_line (
    course_id bigint      not null,
    prompt_id bigint      not null,
    roster_id bigint      not null,
    mark      varchar(10) not null check (mark in ('done', 'late', 'excused')),
    primary key (course_id, prompt_id, roster_id),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, roster_id) references roster_name (course_id, id) on delete cascade
);
