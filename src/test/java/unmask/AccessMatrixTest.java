package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import unmask.WholeSchool.Part;
import unmask.web.Confirmed;

/**
 * Everybody at every door: each part in a school × each route × each method, in a class that is closed and in one that is open to the
 * web, written down cell by cell and asked of a real site.
 */
@Order(4)
class AccessMatrixTest {
    private static final List<Part> PARTS = List.of(Part.STRANGER, Part.STUDENT, Part.ELSEWHERE, Part.REMOVED, Part.ASSISTANT, Part.INSTRUCTOR,
            Part.TEACHES_ELSEWHERE, Part.OWNER);

    /**
     * What each kind of door answers to each part, in the order of {@link #PARTS}, first in a closed class and then in an open one:
     * {@code y} lets in, {@code n} knows nothing, {@code f} forbids, {@code s} asks to sign in.
     */
    private static final Map<String, String> DOORS = Map.ofEntries(
            Map.entry("anyone", "yyyyyyyy yyyyyyyy"),
            Map.entry("reader", "nynnyynn yyyyyyyy"),
            // Whoever was put out is told so, and not that there is no such class.
            Map.entry("joiner", "yyyfyyyy yyyfyyyy"),
            Map.entry("member", "synnyynn syffyyff"),
            Map.entry("author", "synnnnnn syffnnff"),
            // Leaving is done from one's own page: others find nothing there.
            Map.entry("leaver", "synnyynn synnyynn"),
            // What is said under a prompt is the class’s alone until the round is over.
            Map.entry("classmate", "nynnyynn nynnyynn"),
            // One’s own words are not there to be reported.
            Map.entry("reporter", "snnnyynn snffyyff"),
            Map.entry("staff", "sfnnyynn sfffyyff"),
            Map.entry("instructor", "sfnnfynn sffffyff"),
            // The open class is not masked, so there is nothing to look behind but names that are worn in one discussion alone.
            Map.entry("unmasker", "sfnnfynn sffffnff"),
            Map.entry("account", "syyyyyyy syyyyyyy"),
            // Whoever runs the site has said that the student from elsewhere may open classes.
            Map.entry("creator", "sfyffffy sfyffffy"),
            Map.entry("owner", "snnnnnny snnnnnny"));

    /** Which door stands before which route; {@code !} where the passphrase must have been typed lately. */
    private static final String ROUTES = """
            anyone      GET  /
            anyone      GET  /health
            anyone      GET  /assets/{asset}
            anyone      GET  /privacy
            anyone      GET  /privacy/register
            anyone      GET  /search
            anyone      GET  /join
            joiner      GET  /join/{code}
            joiner      POST /join/{code}
            anyone      GET  /invitations/{token}
            anyone      GET  /withdrawal
            anyone      POST /withdrawal
            anyone      GET  /sign-in
            anyone      POST /sign-in
            anyone      GET  /recover
            anyone      POST /recover
            account     POST /sign-out
            account     GET  /confirm
            account     POST /confirm
            account     GET  /inbox
            account     POST /inbox/seen
            account     GET  /me
            account     GET  /me/unmaskings
            account     GET  /me/calendar
            account     POST /me/calendar
            account     POST /me/calendar/end
            account     GET  /me/sessions
            account     POST /me/sessions/others/end
            account!    GET  /me/passphrase
            account!    POST /me/passphrase
            account!    POST /me/recovery-code
            account     POST /me/recovery-code/kept
            account     POST /student-view/end
            leaver      GET  /me/classes/{course}/leave
            leaver      POST /me/classes/{course}/leave
            owner       GET  /site
            owner!      POST /site/invitations
            owner!      POST /site/invitations/{invitation}/end
            owner!      POST /site/creators/{account}/end
            creator     GET  /courses/new
            creator     POST /courses
            reader      GET  /courses/{course}
            reader      GET  /courses/{course}/search
            reader      GET  /courses/{course}/files/{picture}
            reader      GET  /courses/{course}/posts/{post}
            reader      GET  /courses/{course}/posts/{post}/comments/{comment}
            reader      GET  /courses/{course}/posts/{post}/live
            member      GET  /courses/{course}/prompts
            staff       POST /courses/{course}/prompts
            staff       GET  /courses/{course}/prompts/new
            reader      GET  /courses/{course}/prompts/{prompt}
            staff       POST /courses/{course}/prompts/{prompt}
            staff       GET  /courses/{course}/prompts/{prompt}/edit
            member      POST /courses/{course}/prompts/{prompt}/answers
            member      GET  /courses/{course}/prompts/{prompt}/results.csv
            staff       POST /courses/{course}/prompts/{prompt}/opening
            staff       POST /courses/{course}/prompts/{prompt}/revelation
            staff       GET  /courses/{course}/prompts/{prompt}/closing
            staff       POST /courses/{course}/prompts/{prompt}/closing
            staff       POST /courses/{course}/prompts/{prompt}/keeping
            staff       GET  /courses/{course}/prompts/{prompt}/copies
            staff       POST /courses/{course}/prompts/{prompt}/copies
            staff       GET  /courses/{course}/prompts/{prompt}/present
            staff       GET  /courses/{course}/prompts/{prompt}/present/live
            staff       GET  /courses/{course}/prompts/{prompt}/present/control
            staff       POST /courses/{course}/prompts/{prompt}/present/timer
            staff       POST /courses/{course}/prompts/{prompt}/present/timer/end
            staff       POST /courses/{course}/prompts/{prompt}/present/link
            staff       POST /courses/{course}/prompts/{prompt}/present/link/end
            staff       POST /courses/{course}/prompts/{prompt}/present/responses/{comment}
            staff       POST /courses/{course}/prompts/{prompt}/present/responses/{comment}/end
            staff       GET  /courses/{course}/library
            staff       POST /courses/{course}/library
            member      GET  /courses/{course}/posts/{post}/next
            member      POST /courses/{course}/posts/{post}/reading-mark
            member      POST /courses/{course}/posts/{post}/comments
            author      POST /courses/{course}/posts/{post}/comments/{comment}
            author      GET  /courses/{course}/posts/{post}/comments/{comment}/edit
            author      GET  /courses/{course}/posts/{post}/comments/{comment}/withdrawal
            author      POST /courses/{course}/posts/{post}/comments/{comment}/withdrawal
            staff       GET  /courses/{course}/posts/{post}/comments/{comment}/hiding
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/hiding
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/hiding/end
            staff       GET  /courses/{course}/posts/{post}/comments/{comment}/moderation
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/passage
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/keeping
            staff       GET  /courses/{course}/posts/{post}/comments/{comment}/revision
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/revision
            staff       GET  /courses/{course}/posts/{post}/comments/{comment}/private
            staff       POST /courses/{course}/posts/{post}/comments/{comment}/private
            instructor  GET  /courses/{course}/posts/{post}/comments/{comment}/pause
            instructor! POST /courses/{course}/posts/{post}/comments/{comment}/pause
            instructor! POST /courses/{course}/posts/{post}/comments/{comment}/pause/end
            reporter    GET  /courses/{course}/posts/{post}/comments/{comment}/reports
            reporter    POST /courses/{course}/posts/{post}/comments/{comment}/reports
            staff       GET  /courses/{course}/posts/{post}/discussion
            staff       POST /courses/{course}/posts/{post}/discussion
            staff       GET  /courses/{course}/moderation
            member      GET  /courses/{course}/moderation/log
            member      GET  /courses/{course}/moderation/private
            member      GET  /courses/{course}/moderation/private/{talk}
            member      POST /courses/{course}/moderation/private/{talk}
            staff       POST /courses/{course}/student-view
            staff       GET  /courses/{course}/posts/new
            staff       POST /courses/{course}/posts
            staff       GET  /courses/{course}/posts/{post}/edit
            staff       POST /courses/{course}/posts/{post}
            staff       POST /courses/{course}/posts/{draft}/move
            staff       POST /courses/{course}/posts/{draft}/publication
            staff       POST /courses/{course}/posts/{draft}/publication/end
            staff       GET  /courses/{course}/week
            staff       GET  /courses/{course}/participation
            staff       GET  /courses/{course}/participation.csv
            staff       GET  /courses/{course}/participation/{name}
            instructor  POST /courses/{course}/participation/{name}/{prompt}/extension
            instructor  POST /courses/{course}/participation/{name}/{prompt}/extension/end
            staff       GET  /courses/{course}/settings
            instructor  POST /courses/{course}/settings
            instructor  POST /courses/{course}/settings/code
            instructor  POST /courses/{course}/settings/code/limits
            instructor  POST /courses/{course}/hiding
            instructor  POST /courses/{course}/hiding/end
            instructor! POST /courses/{course}/archive
            instructor! POST /courses/{course}/archive/end
            staff       GET  /courses/{course}/staff
            instructor! POST /courses/{course}/staff/{member}/end
            instructor! POST /courses/{course}/invitations
            instructor! POST /courses/{course}/invitations/{invitation}/end
            staff       GET  /courses/{course}/people
            instructor! POST /courses/{course}/people
            instructor! GET  /courses/{course}/people/slips
            instructor! GET  /courses/{course}/people/slips.csv
            staff       GET  /courses/{course}/people/{name}
            instructor! GET  /courses/{course}/people/{name}/slip
            instructor! POST /courses/{course}/people/{name}/slip
            instructor! POST /courses/{course}/people/{name}/pause
            instructor  GET  /courses/{course}/people/{name}/removal
            instructor! POST /courses/{course}/people/{name}/removal
            instructor! POST /courses/{course}/people/{name}/exclusion/end
            instructor! GET  /courses/{course}/people/{name}/rescue
            instructor! POST /courses/{course}/people/{name}/rescue
            instructor! POST /courses/{course}/class-names/exclusion
            instructor! POST /courses/{course}/class-names/exclusion/end
            instructor! GET  /courses/{course}/unmaskings
            unmasker!   GET  /courses/{course}/unmaskings/{persona}
            unmasker!   POST /courses/{course}/unmaskings/{persona}
            """;

    /** Doors that open once and for one hand only, and are tried in tests of their own. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "GET /setup/{token}", "DoorsTest",
            "POST /setup/{token}", "DoorsTest",
            "POST /invitations/{token}", "StaffTest",
            "GET /wall/{code}", "WallTest",
            "GET /calendar/{secret}", "CalendarTest",
            "GET /wall/view/{key}", "WallTest",
            "GET /wall/view/{key}/live", "WallTest",
            "POST /courses/{course}/library/own/{own}/end", "ShelfTest",
            "GET /me/recovery-code", "DoorsTest",
            "POST /me/sessions/{session}/end", "SessionsTest");

    /** Forms that change nothing but what is their sender’s alone. */
    private static final Set<String> HARMLESS = Set.of("/sign-out", "/me/recovery-code/kept", "/me/calendar", "/me/calendar/end", "/student-view/end", "/courses/{course}/student-view",
            // Without what was seen, nothing is decided.
            "/courses/{course}/posts/{post}/comments/{comment}/passage", "/courses/{course}/posts/{post}/comments/{comment}/keeping",
            "/courses/{course}/posts/{post}/comments/{comment}/reports", "/courses/{course}/prompts/{prompt}/comments/{comment}/passage",
            "/courses/{course}/posts/{post}/comments/{comment}/pause/end", "/courses/{course}/prompts/{prompt}/comments/{comment}/pause/end",
            "/courses/{course}/prompts/{prompt}/comments/{comment}/keeping", "/courses/{course}/prompts/{prompt}/comments/{comment}/reports",
            "/courses/{course}/prompts/{prompt}/opening", "/courses/{course}/prompts/{prompt}/revelation", "/courses/{course}/prompts/{prompt}/keeping",
            "/courses/{course}/prompts/{prompt}/present/timer/end", "/courses/{course}/prompts/{prompt}/present/link/end",
            "/courses/{course}/prompts/{prompt}/present/responses/{comment}", "/courses/{course}/prompts/{prompt}/present/responses/{comment}/end", "/courses/{course}/library");

    private static WholeSchool school;

    private record Row(String door, boolean confirmed, String method, String path) {
        String route() {
            return method + " " + path;
        }

        /** Discussions stand under articles and under prompts, with the same doors. */
        boolean isOfDiscussion() {
            return path.matches("/courses/\\{course}/posts/\\{post}/(comments|next|live|reading-mark|discussion)\\b.*");
        }

        Row underAPrompt() {
            return new Row(path.endsWith("/comments/{comment}") && method.equals("GET") ? "classmate" : door, confirmed, method, path.replace("/posts/{post}", "/prompts/{prompt}"));
        }

        char cell(Part part, boolean open) {
            return DOORS.get(door).charAt(PARTS.indexOf(part) + (open ? PARTS.size() + 1 : 0));
        }
    }

    private static List<Row> rows() {
        return ROUTES.lines().map(line -> line.strip().split("\\s+")).map(cell -> new Row(cell[0].replace("!", ""), cell[0].endsWith("!"), cell[1], cell[2]))
                .flatMap(row -> row.isOfDiscussion() ? Stream.of(row, row.underAPrompt()) : Stream.of(row)).toList();
    }

    @BeforeAll
    static void open() {
        school = WholeSchool.open();
    }

    @AfterAll
    static void close() {
        school.close();
    }

    private static String route(Endpoint endpoint) {
        return endpoint.method + " " + endpoint.path.replace("/assets/{name}", "/assets/{asset}").replace("/files/{name}", "/files/{picture}")
                .replaceFirst("\\{post}/(move|publication)", "{draft}/$1");
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        var written = new TreeSet<>(rows().stream().map(Row::route).toList());
        written.addAll(ELSEWHERE.keySet());
        var standing = new TreeSet<>(school.site().routes().stream().map(AccessMatrixTest::route).toList());
        assertThat(standing).as("A route has no row in the access matrix. Say there who may use it").isSubsetOf(written);
        assertThat(written).as("A row of the access matrix has no route any more. Take it out").isSubsetOf(standing);
        var confirmed = school.site().routes().stream().filter(route -> route.metadata(Roles.class).getRoles().contains(Confirmed.LATELY))
                .map(AccessMatrixTest::route).filter(route -> !ELSEWHERE.containsKey(route)).toList();
        assertThat(rows().stream().filter(Row::confirmed).map(Row::route)).as("The ! in the matrix and Confirmed.LATELY on the routes must agree")
                .containsExactlyInAnyOrderElementsOf(confirmed);
    }

    @Test
    void everybodyAtEveryDoorMeetsWhatIsWrittenDown() {
        var wrong = new ArrayList<String>();
        for (var course : List.of("masked", "open")) {
            for (var row : rows()) {
                for (var part : PARTS) {
                    var path = path(row.path, course);
                    var answer = ask(school.as(part), row.method, path);
                    char met = verdict(answer);
                    if (met != row.cell(part, course.equals("open"))) {
                        wrong.add("%s %s as %s: %s, and not %s (%d)".formatted(row.method, path, part, met, row.cell(part, course.equals("open")), answer.status()));
                    }
                    if (met == 'y' && row.method.equals("POST") && answer.status() == 303 && !HARMLESS.contains(row.path)) {
                        // Something was done, so the next one finds a school as the first did.
                        school.restore();
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Visitor.Answer ask(Visitor visitor, String method, String path) {
        return method.equals("POST") ? visitor.post(path) : visitor.get(path);
    }

    private static char verdict(Visitor.Answer answer) {
        var status = answer.status();
        boolean toSignIn = status == 303 && answer.location().startsWith("/sign-in") || status == 401;
        return toSignIn ? 's' : status == 403 ? 'f' : status == 404 ? 'n' : 'y';
    }

    /** The route's path, with things that exist in the course. */
    private static String path(String route, String course) {
        return Pattern.compile("\\{(\\w+)}").matcher(route).replaceAll(hit -> hit.group(1).equals("name")
                ? school.line(course, route.endsWith("/slip") ? WholeSchool.NOT_YET : WholeSchool.rosterName(course, Part.STUDENT))
                : hit.group(1).equals("prompt") ? prompt(route)
                : hit.group(1).equals("comment") && route.contains("/prompts/") ? commentOfTheStudent(WholeSchool.path(course) + "/prompts/" + prompt(route), course)
                : thing(hit.group(1), course));
    }

    /** A question where something is said, and elsewhere a poll. */
    private static String prompt(String route) {
        return route.matches(".*/(comments|next|live|reading-mark|discussion|responses)\\b.*") ? "what-is-asked" : "which-one";
    }

    private static String thing(String name, String course) {
        return switch (name) {
            case "course" -> course;
            case "post" -> "article";
            case "draft" -> "a-draft";
            case "comment" -> commentOfTheStudent(WholeSchool.article(course), course);
            case "picture" -> "dot.svg";
            case "asset" -> school.site().stranger().get("/").page().expectFirst("link[rel=stylesheet]").attr("href").replace("/assets/", "");
            case "code" -> school.course(course).joinCode();
            case "token" -> WholeSchool.INVITATION;
            case "invitation" -> school.invitation(course);
            case "account" -> school.account(Part.ELSEWHERE);
            case "member" -> school.member(course, Part.ASSISTANT);
            case "talk" -> school.talk(course);
            case "persona" -> school.persona(course, Part.STUDENT);
            default -> throw new IllegalArgumentException("Tell the access matrix what stands for {" + name + "}.");
        };
    }

    private static String commentOfTheStudent(String place, String course) {
        return school.as(Part.INSTRUCTOR).get(place).page().select("li.comment").stream()
                .filter(comment -> comment.expectFirst(".p-author").text().equals(WholeSchool.shownName(course, Part.STUDENT)))
                .findFirst().orElseThrow().id().replace("comment-", "");
    }

    @Test
    void whatWantsAFreshPassphraseAsksForOne() {
        for (var row : rows()) {
            if (row.confirmed) {
                for (var part : List.of(Part.INSTRUCTOR, Part.OWNER)) {
                    if (row.cell(part, false) == 'y') {
                        var answer = ask(school.longAgo(part), row.method, path(row.path, "masked"));
                        boolean asks = row.method.equals("GET") ? answer.status() == 303 && answer.location().startsWith("/confirm") : answer.status() == 401;
                        assertThat(asks).as("%s must ask for the passphrase of somebody who typed it long ago, not answer %d", row.route(), answer.status()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void anAddressWrittenAnotherWayOpensNoOtherDoor() {
        var wrong = new ArrayList<String>();
        for (var row : rows()) {
            if (row.method.equals("GET") && row.path.startsWith("/courses/{course}")) {
                var path = path(row.path, "masked");
                for (var part : List.of(Part.STRANGER, Part.STUDENT, Part.ELSEWHERE, Part.TEACHES_ELSEWHERE)) {
                    var visitor = school.as(part);
                    char plain = verdict(visitor.get(path));
                    for (var variant : variants(path)) {
                        var answer = visitor.get(variant);
                        boolean refused = answer.status() >= 400 || verdict(answer) == 's';
                        if (plain != 'y' && !refused || plain == 'y' && !refused && answer.status() != 200 && answer.status() != 204 && answer.status() != 303) {
                            wrong.add("GET %s as %s: %d".formatted(variant, part, answer.status()));
                        }
                    }
                }
            }
        }
        assertThat(wrong).as("An address that is written another way must not let in whom the plain one keeps out").isEmpty();
    }

    private static List<String> variants(String path) {
        return List.of("/" + path, path + "/", path + "//", path + "/.", path + ";x=1", path.replace("/courses/", "/courses//"), path.replace("/courses/", "/courses/./"),
                path.replace("/courses/", "/courses/x/../"), path.replace("/courses/", "/courses;x/"), path.replace("/courses", "/%63ourses"),
                path.replace("/courses/", "/courses%2f"), path.replace("/courses/", "/courses/%2e/"), path.replace("/courses", "/COURSES"), path.replace("masked", "Masked"),
                path + "%20", path + "?");
    }

    @Test
    void whatIsElsewhereLooksLikeWhatIsNowhere() {
        var differing = new TreeMap<String, String>();
        var elsewhere = commentOfTheStudent(WholeSchool.article("handle"), "handle");
        for (var row : rows()) {
            if (row.path.startsWith("/courses/{course}") && row.path.matches(".*\\{(comment|name|persona|member|invitation|talk)}.*")) {
                for (var part : List.of(Part.STUDENT, Part.ASSISTANT, Part.INSTRUCTOR)) {
                    var there = ask(school.as(part), row.method, row.path.replace("{comment}", elsewhere)
                            .replaceAll("\\{(?!course|post|prompt)\\w+}", hit(row.path)).replace("{course}", "masked").replace("{post}", "article").replace("{prompt}", prompt(row.path)));
                    var nowhere = ask(school.as(part), row.method, row.path.replaceAll("\\{(?!course|post|prompt)\\w+}", "7zzzzzzzzzzzz")
                            .replace("{course}", "masked").replace("{post}", "article").replace("{prompt}", prompt(row.path)));
                    boolean same = there.status() == nowhere.status() && there.page().text().equals(nowhere.page().text())
                            && Objects.equals(there.location(), nowhere.location());
                    if (!same) {
                        differing.put(row.route() + " as " + part, there.status() + " and " + nowhere.status());
                    }
                }
            }
        }
        assertThat(differing).as("An id of another class must be answered like one that nobody has").isEmpty();
    }

    /** The thing of another class that stands at the end of such a path. */
    private static String hit(String path) {
        return path.contains("{name}") ? school.line("handle", WholeSchool.rosterName("handle", Part.STUDENT))
                : path.contains("{persona}") ? school.persona("handle", Part.STUDENT)
                : path.contains("{talk}") ? school.talk("handle")
                : path.contains("{member}") ? school.member("handle", Part.ASSISTANT)
                : path.contains("{invitation}") ? school.invitation("handle")
                : commentOfTheStudent(WholeSchool.article("handle"), "handle");
    }
}
