-- The words of an article that a comment stands beside, as they were when it was written. They are the article's, not the author's.
create table anchor (
    course_id     bigint        not null,
    discussion_id bigint        not null,
    comment_id    bigint        not null,
    text_version  integer       not null,
    block         integer       not null,
    -- Whether it is all of the block.
    whole         boolean       not null,
    quotation     varchar(4000) not null,
    text_before   varchar(60)   not null,
    text_after    varchar(60)   not null,
    primary key (course_id, comment_id),
    foreign key (course_id, discussion_id, comment_id) references comment (course_id, discussion_id, id)
);
create index anchor_block on anchor (course_id, discussion_id, text_version, block);
