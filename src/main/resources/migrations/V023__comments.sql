-- What staff and one author say to each other about a comment; nobody else reads it.
create table private_talk (
    course_id  bigint not null,
    id         bigint not null,
    comment_id bigint not null,
    persona_id bigint not null,
    last_at    timestamp with time zone not null,
    primary key (course_id, id),
    unique (course_id, comment_id),
    foreign key (course_id, comment_id) references comment (course_id, id),
    foreign key (course_id, persona_id) references persona (course_id, id)
);
create index private_talk_persona on private_talk (course_id, persona_id);

create table private_line (
    course_id  bigint           not null,
    id         bigint           not null,
    talk_id    bigint           not null,
    number     integer          not null,
    persona_id bigint           not null,
    body       varchar(20000)   not null,
    html       varchar(1000000) not null,
    said_at    timestamp with time zone not null,
    primary key (course_id, id),
    unique (course_id, talk_id, number),
    foreign key (course_id, talk_id) references private_talk (course_id, id),
    foreign key (course_id, persona_id) references persona (course_id, id)
);
