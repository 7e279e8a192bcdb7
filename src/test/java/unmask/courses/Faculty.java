package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import unmask.TestSite;
import unmask.Visitor;
import unmask.posts.SampleCourse;
import unmask.storage.Databases;

/** A site of Ms Olga's, on which she opens classes and invites others. */
final class Faculty implements AutoCloseable {
    static final String WORDS = "lantern orbit velvet canyon";
    static final String COURSE = "/courses/media-and-power";

    final TestSite site;
    final Visitor olga;

    Faculty(Clock clock) {
        site = TestSite.on(Databases.h2(clock), SampleCourse.inTemporaryFolder(), null, clock);
        olga = site.stranger();
        assertThat(olga.submit(form(olga, site.setupPath()), "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "Europe/Paris").status())
                .isEqualTo(303);
    }

    static Element form(Visitor visitor, String path) {
        return visitor.get(path).page().expectFirst("main form");
    }

    /** Opens “Media and power”; what is not given is as the form offers it, with handles. */
    Visitor.Answer open(Visitor who, String... fields) {
        var all = new String[8 + fields.length];
        System.arraycopy(new String[] {"title", "Media and power", "mask", "handle", "begins", "2027-02-01", "ends", "2027-07-16"}, 0, all, 0, 8);
        System.arraycopy(fields, 0, all, 8, fields.length);
        return who.submit(form(who, "/courses/new"), all);
    }

    String joinPath(String course) {
        return "/join/" + olga.get(course + "/settings").page().expectFirst(".keep code").text();
    }

    /** A new student of a course. */
    Visitor joined(String course, String name, String... fields) {
        var student = site.stranger();
        var all = Stream.concat(Stream.of("name", name, "passphrase", WORDS, "real", "The real " + name), Stream.of(fields)).toArray(String[]::new);
        assertThat(student.submit(form(student, joinPath(course)), all).location()).isEqualTo("/me/recovery-code");
        return student;
    }

    /** The path of a new invitation. */
    String invited(String course, String role) {
        var answer = olga.post(course + "/invitations", "role", role, "note", "Mr Vale");
        assertThat(answer.status()).isEqualTo(200);
        return answer.page().expectFirst(".keep code").text().replaceAll("https?://[^/]+", "");
    }

    /** Somebody new who takes an invitation. */
    Visitor admitted(String invitation, String name, String shown) {
        var visitor = site.stranger();
        assertThat(visitor.submit(form(visitor, invitation), "name", name, "passphrase", WORDS, "shown", shown).location()).isEqualTo("/me/recovery-code");
        return visitor;
    }

    @Override
    public void close() {
        site.close();
    }
}
