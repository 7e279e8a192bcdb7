-- Prompts that somebody keeps for other classes, with nobody's answers.
create table own_prompt (
    id         bigint         not null primary key,
    account_id bigint         not null references account (id) on delete cascade,
    kind       varchar(20)    not null,
    question   varchar(400)   not null,
    definition varchar(20000) not null
);
create index own_prompt_account on own_prompt (account_id);
