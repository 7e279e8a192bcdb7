package unmask.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jsoup.nodes.Element;
import unmask.School;
import unmask.Visitor;

/** Ms Olga's class in Paris, with Amal, Ben and Chloe on its list, and prompts that are due on Wednesday, 25 November, at 18:00. */
final class Asking implements AutoCloseable {
    static final String ROLL = School.COURSE + "/participation";
    static final String DUE = "due: 2026-11-25 18:00\ncloses: 2026-11-30 18:00\n";

    final School school = new School();
    final Visitor amal = school.joined("amal");
    final Visitor ben = school.joined("ben");
    final String amalsLine = school.listed("amal", "Amal Haddad");
    final String bensLine = school.listed("ben", "Ben Weber");

    Asking() {
        // The sample class is asked things of its own.
        school.change("update prompt set gone = true");
    }

    /** Asks something in an article of its own. */
    void ask(String id, String kind, String more) {
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Article " + id, "authors", "Ms Olga", "body",
                "Read this.\n\n```prompt\nkind: " + kind + "\nid: " + id + "\nquestion: What of " + id + "?\n" + more + "```\n", "once", id, "to", "publish", "audience", "course");
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
    }

    void poll(String id, String times) {
        ask(id, "poll", "choices: [A, B, C, D]\n" + times);
    }

    void vote(Visitor student, String id) {
        assertThat(student.post(School.COURSE + "/prompts/" + id + "/answers", "choice", "1").status()).isEqualTo(303);
    }

    /** Moves the clock of the class on. */
    void at(String local) {
        school.clock.set(LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Paris")).toInstant());
        school.site.turnRounds();
        school.site.writeRolls();
    }

    /** What stands in a row of the roll, as Ms Olga sees it. */
    List<String> row(String name) {
        return school.olga.get(ROLL).page().select("tbody tr").stream().filter(row -> row.expectFirst("th").text().contains(name)).findFirst().orElseThrow()
                .select("td").stream().map(Element::text).toList();
    }

    Element person(String line) {
        return school.olga.get(ROLL + "/" + line).page().expectFirst("main");
    }

    @Override
    public void close() {
        school.close();
    }
}
