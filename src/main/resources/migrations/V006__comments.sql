-- Pages of threads are read in this order, from wherever the page begins.
create index comment_depth on comment (course_id, discussion_id, depth, number);
