package unmask;

import java.util.ArrayList;
import java.util.List;

/** Brings a class together as people do: an owner opens the set-up link, and students join with the class code. */
public final class FirstLesson {
    private static final String COURSE = "/courses/privacy-and-society";

    private FirstLesson() {}

    /** Sets the sample course up on a server without an owner; answers with its students, signed in. */
    public static List<Visitor> gather(ServerProcess server, int students) {
        var owner = owner(server);
        var code = owner.get(COURSE + "/settings").page().expectFirst(".keep code").text();
        var joined = new ArrayList<Visitor>();
        for (int number = 1; number <= students; number++) {
            joined.add(student(server, code, number));
        }
        return joined;
    }

    private static Visitor owner(ServerProcess server) {
        var owner = server.stranger();
        var setup = server.setupPath();
        var form = owner.get(setup).page().expectFirst("form[action=" + setup + "]");
        expectRedirect(owner.submit(form, "name", "ortega", "passphrase", "lantern meadow cobalt thimble", "shown", "Ms Ortega"));
        return owner;
    }

    private static Visitor student(ServerProcess server, String code, int number) {
        var student = server.stranger();
        var form = student.get("/join/" + code).page().expectFirst("form[action^=/join/]");
        expectRedirect(student.submit(form, "real", "Student " + number, "name", "student" + number, "passphrase", "harbour velvet acorn drizzle " + number));
        return student;
    }

    private static void expectRedirect(Visitor.Answer answer) {
        if (answer.status() != 303) {
            throw new IllegalStateException("Not taken: " + answer.status() + "\n" + answer.page().select(".wrong, h1").text());
        }
    }
}
