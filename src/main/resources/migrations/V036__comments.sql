-- A member's own comments that the class does not see are found without reading all of theirs.
create index comment_state_persona on comment (course_id, state, persona_id);
drop index comment_state;
