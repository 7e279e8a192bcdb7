package unmask.posts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A course's {@code course.md}: what a new course begins with. Later the browser's settings are the truth.
 *
 * @param names which rule for names: {@code named}, {@code handle} or {@code masked}
 */
public record CourseFile(String title, Optional<LocalDate> begins, Optional<LocalDate> ends, Optional<ZoneId> zone, Optional<String> names,
                         Optional<String> audience, boolean sample, Optional<String> teaser, boolean hidden, String body, int bodyLine) {
    private static final Set<String> KEYS = Set.of("title", "term", "zone", "names", "audience", "sample", "teaser", "hidden");
    private static final Set<String> TERM_KEYS = Set.of("begins", "ends");
    private static final List<String> NAMES = List.of("named", "handle", "masked");
    private static final List<String> AUDIENCES = List.of("course", "web");

    /** Never throws: what is wrong with the file comes back as problems, in the order of its lines. */
    public static Parsed<CourseFile> parse(String document) {
        var problems = new Problems();
        var file = Halves.of(document, problems);
        if (!file.hasHeader()) {
            problems.refuse(1, "course.header");
            return problems.conclude(() -> null);
        }
        var header = Header.read(file, problems);
        if (problems.isRefused()) {
            return problems.conclude(() -> null);
        }
        header.knowsOnly(KEYS);
        var title = header.text("title", FrontMatter.LONGEST_TITLE);
        if (title.isEmpty() && !problems.isRefused()) {
            problems.refuse(header.isGiven("title") ? header.line("title") : file.yamlLine() - 1, "title.missing");
        }
        var term = header.section("term");
        term.knowsOnly(TERM_KEYS);
        var begins = term.date("begins");
        var ends = term.date("ends");
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            problems.refuse(term.line("ends"), "term.order", ends.get(), begins.get());
        }
        var zone = zone(header, problems);
        var names = header.oneOf("names", NAMES);
        var audience = header.oneOf("audience", AUDIENCES);
        var isSample = header.isTrue("sample");
        var teaser = header.text("teaser", FrontMatter.LONGEST_TEASER);
        var isHidden = header.isTrue("hidden");
        return problems.conclude(() -> new CourseFile(title.orElseThrow(), begins, ends, zone, names, audience, isSample, teaser, isHidden,
                file.body(), file.bodyLine()));
    }

    private static Optional<ZoneId> zone(Header header, Problems problems) {
        return header.text("zone", FrontMatter.LONGEST_NAME).flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException unknown) {
                problems.refuse(header.line("zone"), "zone", name);
                return Optional.empty();
            }
        });
    }
}
