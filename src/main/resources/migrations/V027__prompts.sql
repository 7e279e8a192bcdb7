-- Until when a class has time, as the wall shows it.
alter table prompt add column timer_ends_at timestamp with time zone;

-- A link that opens what stands on the wall, and nothing else: typed once, and then known to one browser alone.
create table wall_link (
    course_id bigint      not null,
    id        bigint      not null,
    prompt_id bigint      not null,
    code_hash varchar(64) unique,
    view_hash varchar(64) unique,
    ends_at   timestamp with time zone not null,
    primary key (course_id, id),
    foreign key (course_id, prompt_id) references prompt (course_id, id)
);

-- Responses that an instructor has put on the wall, without names.
create table wall_comment (
    course_id  bigint not null,
    prompt_id  bigint not null,
    comment_id bigint not null,
    primary key (course_id, prompt_id, comment_id),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, comment_id) references comment (course_id, id)
);
