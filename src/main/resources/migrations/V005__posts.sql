create table post (
    course_id     bigint       not null references course (id),
    id            bigint       not null,
    slug          varchar(80)  not null,
    home          varchar(10)  not null check (home in ('file', 'browser')),
    state         varchar(10)  not null check (state in ('draft', 'published', 'missing')),
    audience      varchar(10)  not null check (audience in ('course', 'web')),
    title         varchar(200) not null,
    byline        varchar(400) not null,
    teaser        varchar(400) not null,
    minutes       integer      not null,
    published_on  date,
    version       integer      not null,
    discussion_id bigint       not null,
    primary key (course_id, id),
    unique (course_id, slug),
    foreign key (course_id, discussion_id) references discussion (course_id, id)
);

-- The whole document, front matter and all, as it was at each save. Who saved it is not kept.
create table post_text (
    course_id bigint         not null,
    post_id   bigint         not null,
    version   integer        not null,
    source    varchar(120000) not null,
    saved_at  timestamp with time zone not null,
    primary key (course_id, post_id, version),
    foreign key (course_id, post_id) references post (course_id, id)
);

create table post_was (
    course_id bigint      not null,
    slug      varchar(80) not null,
    post_id   bigint      not null,
    primary key (course_id, slug),
    foreign key (course_id, post_id) references post (course_id, id)
);
