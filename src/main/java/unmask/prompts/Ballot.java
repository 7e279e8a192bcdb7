package unmask.prompts;

import java.util.List;
import java.util.Map;

/** What somebody has answered to a prompt, by how it may be kept. */
public sealed interface Ballot {
    /** Kept with the person until the round closes, so that it can be changed; by part of the question. */
    record Kept(Map<String, String> values) implements Ballot {}

    /** Counted at once, one in each of these cells, and kept with nobody. */
    record Counted(List<String> cells) implements Ballot {}

    /** A line that is kept with nobody. */
    record Line(String words) implements Ballot {}

    /** No answer, which looks like one to everybody else. */
    record Skipped() implements Ballot {}

    /** No answer yet: the message key says what is missing. */
    record Wrong(String field, String messageKey) implements Ballot {}
}
