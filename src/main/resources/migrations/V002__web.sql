-- Forms that were taken, so that a double click or a retry counts once. The key stands alone: it leads to nobody.
create table once_key (
    hash    varchar(64)              not null primary key,
    ends_at timestamp with time zone not null
);
create index once_key_end on once_key (ends_at);
