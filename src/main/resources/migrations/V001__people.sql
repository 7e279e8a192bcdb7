-- What the whole site was told at set-up: one row.
create table site (
    id       smallint     not null primary key check (id = 1),
    base_url varchar(200) not null,
    zone     varchar(60)  not null
);

create table account (
    id                 bigint      not null primary key,
    sign_in_name       varchar(80) not null unique,
    owner              boolean     not null,
    may_create_courses boolean     not null,
    created_on         date        not null
);

-- Several per account: a passphrase and a recovery code now, passkeys and school sign-in later.
create table credential (
    id         bigint       not null primary key,
    account_id bigint       not null references account (id) on delete cascade,
    kind       varchar(20)  not null check (kind in ('passphrase', 'recovery')),
    secret     varchar(300) not null,
    unique (account_id, kind)
);

create table session (
    token_hash varchar(64)              not null primary key,
    account_id bigint                   not null references account (id) on delete cascade,
    shared     boolean                  not null,
    ends_at    timestamp with time zone not null
);
create index session_account on session (account_id);

create table course (
    id          bigint         not null primary key,
    slug        varchar(80)    not null unique,
    title       varchar(200)   not null,
    teaser      varchar(400)   not null,
    welcome     varchar(20000) not null,
    zone        varchar(60)    not null,
    term_begins date,
    term_ends   date,
    data_ends   date,
    mask        varchar(10)    not null check (mask in ('named', 'handle', 'masked')),
    audience    varchar(10)    not null check (audience in ('course', 'web')),
    moderation  varchar(10)    not null check (moderation in ('open', 'first', 'all')),
    sample      boolean        not null,
    hidden      boolean        not null,
    join_code   varchar(20)    not null unique,
    created_on  date           not null
);

create table member (
    course_id  bigint      not null references course (id),
    id         bigint      not null,
    account_id bigint      not null references account (id),
    role       varchar(12) not null check (role in ('student', 'assistant', 'instructor')),
    state      varchar(12) not null check (state in ('active', 'removed', 'suspended')),
    primary key (course_id, id),
    unique (course_id, account_id)
);
create index member_account on member (account_id);

-- Every name ever shown in a course, so that none is given out twice. It leads to nobody.
create table shown_name (
    course_id bigint      not null references course (id),
    folded    varchar(80) not null,
    primary key (course_id, folded)
);

-- The author that contributions point to: in a course, or in one discussion of it. The link to a member can be cut.
create table persona (
    course_id     bigint      not null references course (id),
    id            bigint      not null,
    discussion_id bigint,
    member_id     bigint,
    name          varchar(80) not null,
    mask_seed     integer     not null,
    role          varchar(12) not null check (role in ('student', 'assistant', 'instructor')),
    primary key (course_id, id),
    unique (course_id, discussion_id, member_id),
    foreign key (course_id, member_id) references member (course_id, id)
);
create index persona_member on persona (course_id, member_id);

-- Real names stand apart. Only the rules of a mask may lead from here to a persona.
create table roster_name (
    course_id bigint       not null,
    member_id bigint       not null,
    name      varchar(200) not null,
    primary key (course_id, member_id),
    foreign key (course_id, member_id) references member (course_id, id) on delete cascade
);
