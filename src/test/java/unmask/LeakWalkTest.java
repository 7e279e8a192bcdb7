package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import unmask.WholeSchool.Part;

/**
 * Everybody walks through the whole site, along every link that anybody has found, and no page, file, header or line of the log says
 * a name to somebody from whom the mask hides it.
 */
@Order(3)
class LeakWalkTest {
    private static final int MOST_PAGES = 2_000;
    private static final List<Part> STUDENTS = List.of(Part.STUDENT, Part.OTHER_STUDENT, Part.REMOVED);

    private static WholeSchool school;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @BeforeAll
    static void open() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        school = WholeSchool.open().askUnderMasks();
        for (var course : WholeSchool.COURSES) {
            for (var whose : List.of(Part.STUDENT, Part.OTHER_STUDENT)) {
                FACES.add(new Face(course, whose, school.freshName(course, whose), List.of(WholeSchool.shownName(course, whose), WholeSchool.rosterName(course, whose),
                        school.persona(course, whose), school.member(course, whose))));
            }
        }
    }

    @AfterAll
    static void close() {
        SEEN.clear();
        school.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    }

    /** Somebody who wears a name in one discussion alone, and all that leads to them otherwise. */
    private record Face(String course, Part whose, String fresh, List<String> others) {
        boolean isIn(String text) {
            return others.stream().anyMatch(text::contains);
        }
    }

    private static final List<Face> FACES = new ArrayList<>();

    /** A piece of text that only some may see. */
    private record Marker(String text, BiPredicate<Part, String> mayBeSeenBy) {}

    private static List<Marker> markers() {
        var markers = new ArrayList<Marker>();
        for (var whose : Part.values()) {
            if (whose != Part.STRANGER) {
                markers.add(new Marker(WholeSchool.signInName(whose), (part, path) -> part == whose && path.startsWith("/me")));
            }
        }
        for (var course : WholeSchool.COURSES) {
            boolean open = course.equals("open");
            for (var whose : List.of(Part.STUDENT, Part.OTHER_STUDENT)) {
                markers.add(new Marker(WholeSchool.words(course, whose), (part, path) -> open || part.isMember()));
                if (!course.equals("named")) {
                    markers.add(new Marker(WholeSchool.shownName(course, whose), (part, path) -> open || part.isMember()));
                }
            }
            for (var whose : STUDENTS) {
                if (!course.equals("named")) {
                    // People may read of their own name what they like; others only if they are staff.
                    markers.add(new Marker(WholeSchool.rosterName(course, whose), (part, path) -> part.isStaff() || part == whose));
                }
                markers.add(new Marker("number-" + whose.lower() + "-" + course, (part, path) -> part.isStaff()));
            }
            for (var mine : List.of("Held in ", "Given back in ", "Note in ", "In private in ")) {
                markers.add(new Marker(mine + course, (part, path) -> part.isStaff() || part == Part.STUDENT));
            }
            // Nobody but the author reads what is sealed, and strangers read nothing while a round goes on.
            markers.add(new Marker("Sealed in " + course, (part, path) -> part == Part.STUDENT));
            markers.add(new Marker("Answered in " + course, (part, path) -> part.isMember()));
            // Nobody knows whose it is, so not even its author reads what nobody has let through yet.
            markers.add(new Marker("Unlinked on its way in " + course, (part, path) -> false));
            markers.add(new Marker("Unlinked held in " + course, (part, path) -> part.isStaff()));
            markers.add(new Marker("Unlinked shown in " + course, (part, path) -> part.isMember() || open));
            for (var fresh : List.of("Fresh in ", "Fresh too in ")) {
                markers.add(new Marker(fresh + course, (part, path) -> part.isMember()));
            }
            FACES.stream().filter(face -> face.course.equals(course)).forEach(face -> markers.add(new Marker(face.fresh, (part, path) -> part.isMember())));
            markers.add(new Marker("In private of fresh in " + course, (part, path) -> part.isStaff() || part == Part.STUDENT));
            markers.add(new Marker("Reported of fresh in " + course, (part, path) -> part.isStaff()));
            markers.add(new Marker("Note of a prompt in " + course, (part, path) -> part.isStaff()));
            markers.add(new Marker("Reported in " + course, (part, path) -> part.isStaff()));
            markers.add(new Marker("Words of the draft for " + course, (part, path) -> part.isStaff()));
            markers.add(new Marker("number-not-yet-" + course, (part, path) -> part.isStaff()));
        }
        markers.add(new Marker(WholeSchool.NOT_YET, (part, path) -> part.isStaff()));
        return markers;
    }

    @Test
    void nobodyFindsANameThatAMaskHidesFromThem() {
        var leaks = new TreeSet<String>();
        var markers = markers();
        walkAll((part, path, answer) -> {
            var all = answer.text() + answer.headers();
            markers.stream().filter(marker -> all.contains(marker.text) && !marker.mayBeSeenBy.test(part, path))
                    .forEach(marker -> leaks.add("%s reads “%s” at %s".formatted(part, marker.text, path)));
        });
        assertThat(leaks).as("A page says more than the mask allows. Decide the name where all names are decided").isEmpty();
    }

    @Test
    void underAMaskNoPageShowsBothFacesOfAPerson() {
        var meetings = new TreeSet<String>();
        var met = new TreeSet<String>();
        walkAll((part, path, answer) -> {
            var text = answer.text();
            FACES.stream().flatMap(face -> Stream.of(face.fresh, "Unlinked shown in " + face.course)).filter(text::contains).forEach(met::add);
            STUDENTS.stream().filter(whose -> part != whose && text.contains(WholeSchool.rosterName("masked", whose)) && text.contains(WholeSchool.shownName("masked", whose)))
                    .forEach(whose -> meetings.add("%s finds the real name of %s beside the class name at %s".formatted(part, whose, path)));
            FACES.stream().filter(face -> part != face.whose && text.contains(face.fresh) && isBesideAnother(face, path, answer))
                    .forEach(face -> meetings.add("%s finds the fresh name of %s beside another at %s".formatted(part, face.whose, path)));
            if (text.contains("Unlinked ")) {
                FACES.stream().filter(face -> text.contains("in " + face.course) && isBesideAName(face, part, path, answer))
                        .forEach(face -> meetings.add("%s finds %s beside what nobody keeps the author of at %s".formatted(part, face.whose, path)));
            }
        });
        assertThat(met).as("the walk has met every name that is worn in one discussion, and what has no author, in every class").hasSize(FACES.size() + WholeSchool.COURSES.size());
        assertThat(meetings).as("In a masked class a real name meets its class name only by unmasking; a fresh name meets no other, and what has no author none")
                .isEmpty();
    }

    /** On a page of that discussion the other names do not stand at all; on pages about several, not in one row with it. */
    private static boolean isBesideAnother(Face face, String path, Visitor.Answer answer) {
        return path.contains("/what-is-fresh") ? face.isIn(answer.text())
                : answer.page().select("li, tr, article, p").stream().map(Element::outerHtml).anyMatch(row -> row.contains(face.fresh) && face.isIn(row));
    }

    private static boolean isBesideAName(Face face, Part part, String path, Visitor.Answer answer) {
        return path.matches(".*/what-is-(unlinked|on-its-way).*") && part != face.whose && face.isIn(answer.text())
                || answer.page().select("li.comment, .case, .rows li, tr").stream().filter(row -> row.text().contains("Unlinked ")).map(Element::outerHtml).anyMatch(face::isIn);
    }

    @Test
    void theLogNamesNobody() {
        walkAll((part, path, answer) -> { });
        var lines = lines();
        assertThat(markers()).as("The log holds methods, routes and milliseconds, and never a name or somebody’s words")
                .allSatisfy(marker -> assertThat(lines).noneMatch(line -> line.contains(marker.text)));
        assertThat(lines).noneMatch(line -> line.contains("127.0.0.1") || line.contains("0:0:0:0:0:0:0:1"));
    }

    /** Other sites of this run may be writing into the same log meanwhile. */
    private static List<String> lines() {
        synchronized (LOG) {
            return LOG.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    /** What a page of the walk is looked at with. */
    private interface Look {
        void at(Part part, String path, Visitor.Answer answer);
    }

    private record Seen(Part part, String path, Visitor.Answer answer) {}

    private static final List<Seen> SEEN = new ArrayList<>();

    /** All that everybody has met; they walk once, and all tests look at the same. */
    private static void walkAll(Look look) {
        if (SEEN.isEmpty()) {
            walk((part, path, answer) -> SEEN.add(new Seen(part, path, answer)));
        }
        SEEN.forEach(seen -> look.at(seen.part, seen.path, seen.answer));
    }

    /** Everybody goes everywhere that anybody has found a way to. */
    private static void walk(Look look) {
        Map<Part, Visitor> everybody = new LinkedHashMap<>();
        for (var part : Part.values()) {
            everybody.put(part, school.as(part));
        }
        Set<String> known = new LinkedHashSet<>(List.of("/"));
        school.site().caughtUp();
        for (var words : List.of("words", "handle", "realname", "some+words", "signs", "sealed", "answered", "fresh", "unlinked")) {
            known.add("/search?q=" + words);
            WholeSchool.COURSES.forEach(course -> known.add(WholeSchool.path(course) + "/search?q=" + words));
        }
        WholeSchool.COURSES.forEach(course -> known.add(WholeSchool.path(course)));
        var waiting = new ArrayDeque<>(known);
        int pages = 0;
        while (!waiting.isEmpty() && pages++ < MOST_PAGES) {
            var path = waiting.remove();
            for (var person : everybody.entrySet()) {
                var answer = person.getValue().get(path);
                look.at(person.getKey(), path, answer);
                links(answer).stream().filter(known::add).forEach(waiting::add);
            }
        }
        everybody.forEach((part, visitor) -> WholeSchool.COURSES.forEach(course -> listen(part, visitor, course, look)));
        assertThat(known).as("The walk found next to nothing").hasSizeGreaterThan(30);
    }

    /** All that has ever happened in a discussion, as a live stream tells it to somebody who comes back after a long time. */
    private static void listen(Part part, Visitor visitor, String course, Look look) {
        try (var stream = visitor.listen(WholeSchool.article(course), 0)) {
            school.site().ring();
            var told = stream.status() == 200 ? stream.nextNews().data() : "";
            var answer = new Visitor.Answer(stream.status(), Map.of(), told.getBytes(StandardCharsets.UTF_8));
            assertThat(!told.isEmpty()).as("%s hears of %s", part, course).isEqualTo(part.isMember() || course.equals("open") && part != Part.STRANGER);
            look.at(part, WholeSchool.article(course) + "/live", answer);
        }
        for (var prompt : List.of("what-is-fresh", "what-is-unlinked")) {
            var place = WholeSchool.path(course) + "/prompts/" + prompt;
            try (var stream = visitor.listen(place, 0)) {
                school.site().ring();
                var told = stream.status() == 200 ? stream.nextNews().data() : "";
                look.at(part, place + "/live", new Visitor.Answer(stream.status(), Map.of(), told.getBytes(StandardCharsets.UTF_8)));
            }
        }
        for (var prompt : List.of("what-is-sealed", "which-one")) {
            var wall = WholeSchool.path(course) + "/prompts/" + prompt + "/present";
            try (var stream = visitor.listen(wall, 0)) {
                boolean hears = stream.status() == 200;
                assertThat(hears).as("%s watches the wall of %s", part, course).isEqualTo(visitor.get(wall).status() == 200);
                school.site().ring();
                look.at(part, wall + "/live", new Visitor.Answer(stream.status(), Map.of(), (hears ? stream.nextNews().data() : "").getBytes(StandardCharsets.UTF_8)));
            }
        }
        try (var stream = visitor.listen(WholeSchool.path(course) + "/prompts/what-is-sealed", 0)) {
            assertThat(stream.status()).as("%s hears nothing of what is sealed in %s", part, course).isNotEqualTo(200);
        }
    }

    private static List<String> links(Visitor.Answer answer) {
        var type = answer.header("content-type");
        if (type == null || !type.startsWith("text/html")) {
            return List.of();
        }
        return answer.page().select("a[href], img[src], link[href]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("src"))
                .filter(href -> href.startsWith("/") && !href.startsWith("//"))
                .map(href -> href.replaceAll("#.*", ""))
                // A wrong code makes the answers to the next ones wait.
                .filter(href -> !href.startsWith("/sign-in") && !href.startsWith("/confirm"))
                .toList();
    }
}
