-- That an instructor has looked at the real name behind a class name. The name itself is not written down.
create table unmasking (
    course_id  bigint                   not null references course (id),
    id         bigint                   not null,
    persona_id bigint                   not null,
    asked_by   bigint                   not null,
    category   varchar(10)              not null check (category in ('safety', 'conduct')),
    reason     varchar(2000)            not null,
    asked_at   timestamp with time zone not null,
    -- From when on the person knows, and the class may count it.
    told_from  timestamp with time zone not null,
    primary key (course_id, id),
    foreign key (course_id, persona_id) references persona (course_id, id),
    foreign key (course_id, asked_by) references persona (course_id, id)
);
create index unmasking_persona on unmasking (course_id, persona_id);
