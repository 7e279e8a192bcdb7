-- The secret in the address of somebody's calendar. It opens what is due in their classes, and no more.
create table calendar (
    account_id bigint      not null primary key references account (id) on delete cascade,
    secret     varchar(40) not null unique
);
