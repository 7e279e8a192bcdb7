-- Until then, only those who have spoken here read what others have said.
alter table discussion add column first_until timestamp with time zone;
-- From when on strangers read it, where its audience is the web.
alter table discussion add column web_from timestamp with time zone;

create table prompt (
    course_id     bigint         not null references course (id),
    id            bigint         not null,
    slug          varchar(80)    not null,
    kind          varchar(20)    not null,
    question      varchar(400)   not null,
    -- The block as its author wrote it.
    definition    varchar(20000) not null,
    -- The article in which it stands; null when it stands alone in its course.
    post_id       bigint,
    -- Whether its block is still there.
    gone          boolean        not null,
    opens_at      timestamp with time zone,
    due_at        timestamp with time zone,
    replies_due_at timestamp with time zone,
    reveals_at    timestamp with time zone,
    closes_at     timestamp with time zone,
    -- Whether the three were set by a button, which outlasts an edit of the block.
    opened        boolean        not null,
    revealed      boolean        not null,
    closed        boolean        not null,
    -- How far what the clock brings has been done: the roll was called when it was due, results came out, the round was settled.
    called        boolean        not null,
    published     boolean        not null,
    settled       boolean        not null,
    -- What was published, and how many had answered then.
    results       varchar(4000)  not null,
    counted       integer        not null,
    discussion_id bigint,
    primary key (course_id, id),
    unique (course_id, slug),
    foreign key (course_id, post_id) references post (course_id, id),
    foreign key (course_id, discussion_id) references discussion (course_id, id)
);
create index prompt_post on prompt (course_id, post_id);

-- Answers that can be changed while the round goes on, and are deleted when it closes.
create table choice (
    course_id bigint      not null,
    prompt_id bigint      not null,
    member_id bigint      not null,
    part      varchar(20) not null,
    chosen    varchar(20) not null,
    primary key (course_id, prompt_id, member_id, part),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);

-- Answers that are kept with nobody: how many, and no more. Deleted when the round closes.
create table tally (
    course_id bigint      not null,
    prompt_id bigint      not null,
    cell      varchar(20) not null,
    answers   integer     not null,
    primary key (course_id, prompt_id, cell),
    foreign key (course_id, prompt_id) references prompt (course_id, id)
);

-- Who has answered such a prompt or left it out, so that nobody does twice. No time, and deleted when the round closes.
create table spent (
    course_id bigint not null,
    prompt_id bigint not null,
    member_id bigint not null,
    primary key (course_id, prompt_id, member_id),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);

create table exit_line (
    course_id  bigint       not null,
    id         bigint       not null,
    prompt_id  bigint       not null,
    body       varchar(300) not null,
    written_on date         not null,
    -- Whether the instructor may read it: lines come in batches.
    released   boolean      not null,
    primary key (course_id, id),
    foreign key (course_id, prompt_id) references prompt (course_id, id)
);
create index exit_line_prompt on exit_line (course_id, prompt_id);

-- Who has done what was asked, and never when.
create table taken_part (
    course_id bigint      not null,
    prompt_id bigint      not null,
    member_id bigint      not null,
    part      varchar(10) not null check (part in ('answer', 'replies')),
    standing  varchar(10) not null check (standing in ('done', 'late', 'missing')),
    primary key (course_id, prompt_id, member_id, part),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, member_id) references member (course_id, id)
);
create index taken_part_member on taken_part (course_id, member_id);

-- More time for one person, or none of it: null excuses them.
create table extension (
    course_id   bigint not null,
    prompt_id   bigint not null,
    roster_id   bigint not null,
    extended_to timestamp with time zone,
    primary key (course_id, prompt_id, roster_id),
    foreign key (course_id, prompt_id) references prompt (course_id, id),
    foreign key (course_id, roster_id) references roster_name (course_id, id) on delete cascade
);
