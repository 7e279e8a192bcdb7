package unmask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unmask.people.AccountStore;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.CreatorStore;
import unmask.people.Exclusion;
import unmask.people.InvitationStore;
import unmask.people.Mask;
import unmask.people.MemberStore;
import unmask.people.RecoveryCodes;
import unmask.people.Role;
import unmask.people.RosterStore;
import unmask.people.Session;
import unmask.people.SessionStore;
import unmask.people.Tickets;
import unmask.posts.SampleCourse;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;
import unmask.storage.Databases;
import unmask.storage.Ids;
import unmask.storage.Tx;

/**
 * A school with a class under every mask, all of them closed, and one more that is open to the web. Everyone has a part in the same
 * way in each, and every name that anybody has is like no other, so that it is found wherever it slips through.
 */
public final class WholeSchool implements AutoCloseable {
    /** Who somebody is to a class. */
    public enum Part {
        STRANGER, STUDENT, OTHER_STUDENT, ELSEWHERE, REMOVED, ASSISTANT, INSTRUCTOR, TEACHES_ELSEWHERE, OWNER;

        boolean isMember() {
            return this == STUDENT || this == OTHER_STUDENT || this == ASSISTANT || this == INSTRUCTOR;
        }

        boolean isStaff() {
            return this == ASSISTANT || this == INSTRUCTOR;
        }

        String lower() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    public static final List<String> COURSES = List.of("named", "handle", "masked", "open");
    /** Somebody on every class's list who has not come. */
    public static final String NOT_YET = "Nadia Notyet";
    /** The token of a link for a second assistant of the class that is masked. */
    public static final String INVITATION = "acde-fghj-klmn-pqrt-uvwx";
    private static final String ELSEWHERE = "elsewhere";

    private final DatabaseAddress address = DatabaseAddress.inMemory();
    private final Database database = Databases.h2(address, Clock.systemUTC());
    private final AccountStore accounts = new AccountStore();
    private final CourseStore courses = new CourseStore();
    private final MemberStore members = new MemberStore();
    private final RosterStore roster = new RosterStore();
    private final InvitationStore invitations = new InvitationStore();
    private final CreatorStore creators = new CreatorStore();
    private final SessionStore sessions = new SessionStore(new SecureRandom());
    private final Map<Part, Long> people = new LinkedHashMap<>();
    private final TestSite site;
    private final Copies copies;

    private WholeSchool() {
        site = TestSite.on(database, content());
        database.change(tx -> {
            for (var part : Part.values()) {
                if (part != Part.STRANGER) {
                    people.put(part, accounts.add(tx, signInName(part), part == Part.OWNER));
                }
            }
            COURSES.forEach(slug -> gather(tx, course(tx, slug)));
            var elsewhere = course(tx, ELSEWHERE);
            join(tx, elsewhere, Part.ELSEWHERE, Role.STUDENT);
            join(tx, elsewhere, Part.TEACHES_ELSEWHERE, Role.INSTRUCTOR);
            creators.admit(tx, people.get(Part.ELSEWHERE), "Somebody from elsewhere");
            invitations.add(tx, null, null, "Nobody yet", RecoveryCodes.hash("7".repeat(20)));
        });
        for (var slug : COURSES) {
            for (var part : List.of(Part.STUDENT, Part.OTHER_STUDENT, Part.INSTRUCTOR)) {
                as(part).say(article(slug) + (part == Part.OTHER_STUDENT ? "?beside=1" : ""), words(slug, part));
            }
            as(Part.INSTRUCTOR).post(path(slug) + "/posts", "title", "A draft", "body", "Words of the draft for " + slug, "once", "draft", "to", "draft");
            moderate(slug);
            ask(slug);
        }
        copies = Copies.of(address);
    }

    /** Everything in the tables as it was when the school opened: a site that goes on meets it as after a restart. */
    public void restore() {
        copies.restore();
        database.touch();
    }

    /** A question that goes on, one that is sealed, and a poll whose results are out. */
    private void ask(String slug) {
        var instructor = as(Part.INSTRUCTOR);
        for (var asked : List.of("What is asked?", "What is sealed?")) {
            instructor.post(path(slug) + "/prompts", "kind", "question", "question", asked, "note", "Note of a prompt in " + slug, "answers",
                    asked.contains("sealed") ? "sealed" : "open", "save", "1");
        }
        instructor.post(path(slug) + "/prompts", "kind", "poll", "question", "Which one?", "choices", "One\nAnother", "save", "1");
        for (var prompt : List.of("what-is-asked", "what-is-sealed", "which-one")) {
            instructor.post(path(slug) + "/prompts/" + prompt + "/opening");
        }
        as(Part.STUDENT).say(path(slug) + "/prompts/what-is-asked", "Answered in " + slug);
        as(Part.STUDENT).say(path(slug) + "/prompts/what-is-sealed", "Sealed in " + slug);
        instructor.post(path(slug) + "/prompts/which-one/revelation");
        instructor.post(path(slug) + "/prompts/which-one/keeping");
    }

    /** Something of everything that not everybody may see: held, given back, reported, and said in private. */
    private void moderate(String slug) {
        var student = as(Part.STUDENT);
        var instructor = as(Part.INSTRUCTOR);
        var comment = as(Part.OTHER_STUDENT).get(article(slug)).page().select("li.comment").stream()
                .filter(each -> each.text().contains(words(slug, Part.STUDENT))).findFirst().orElseThrow().id().replace("comment-", "");
        as(Part.OTHER_STUDENT).post(article(slug) + "/comments/" + comment + "/reports", "category", "rude", "reason", "Reported in " + slug);
        instructor.submit(instructor.get(article(slug) + "/comments/" + comment + "/private").page().expectFirst("main form"), "body", "In private in " + slug);
        var returned = student.say(article(slug), "Given back in " + slug).location().replaceAll(".*#comment-", "");
        instructor.submit(instructor.get(article(slug) + "/comments/" + returned + "/revision").page().expectFirst("main form"), "note", "Note in " + slug);
        instructor.post(article(slug) + "/discussion", "moderation", "all", "lock", "open");
        student.say(article(slug), "Held in " + slug);
        instructor.post(article(slug) + "/discussion", "moderation", "course", "lock", "open");
    }

    /**
     * Questions that hide their authors, with answers of the student and the other one: under fresh names; under none, one let through and one
     * held; and under none, still on its way to the staff.
     */
    public WholeSchool askUnderMasks() {
        for (var slug : COURSES) {
            var instructor = as(Part.INSTRUCTOR);
            for (var asked : List.of("What is fresh?", "What is unlinked?", "What is on its way?")) {
                instructor.post(path(slug) + "/prompts", "kind", "question", "question", asked, "mask", asked.contains("fresh") ? "fresh" : "unlinked", "save", "1");
            }
            for (var prompt : List.of("what-is-fresh", "what-is-unlinked", "what-is-on-its-way")) {
                instructor.post(path(slug) + "/prompts/" + prompt + "/opening");
            }
            var asked = path(slug) + "/prompts/what-is-fresh";
            var key = as(Part.STUDENT).say(asked, "Fresh in " + slug).location().replaceAll(".*#comment-", "");
            as(Part.OTHER_STUDENT).submit(as(Part.OTHER_STUDENT).get(asked + "/comments/" + key).page().expectFirst("#composer"), "body", "Fresh too in " + slug,
                    "quote", "Fresh in " + slug);
            instructor.submit(instructor.get(asked + "/comments/" + key + "/private").page().expectFirst("main form"), "body", "In private of fresh in " + slug);
            as(Part.OTHER_STUDENT).post(asked + "/comments/" + key + "/reports", "category", "rude", "reason", "Reported of fresh in " + slug);
            as(Part.STUDENT).say(path(slug) + "/prompts/what-is-unlinked", "Unlinked held in " + slug);
            as(Part.OTHER_STUDENT).say(path(slug) + "/prompts/what-is-unlinked", "Unlinked shown in " + slug);
            as(Part.STUDENT).say(path(slug) + "/prompts/what-is-on-its-way", "Unlinked on its way in " + slug);
            instructor.post(path(slug) + "/prompts/what-is-unlinked/closing");
            var shown = instructor.get(path(slug) + "/moderation").page().select(".case").stream()
                    .filter(each -> each.text().contains("Unlinked shown in " + slug)).findFirst().orElseThrow();
            instructor.submit(shown.expectFirst("form[action$=/passage]"));
        }
        return this;
    }

    /** The name that somebody wears in the discussion with fresh names. */
    public String freshName(String course, Part part) {
        long member = Ids.parse(member(course, part)).orElseThrow();
        return database.read(tx -> tx.query("select name from persona where member_id = :member and discussion_id is not null").bind("member", member).mapTo(String.class).one());
    }

    /** How an address names the private talk with the student. */
    public String talk(String course) {
        long id = course(course).id();
        return Ids.text(database.read(tx -> tx.query("select id from private_talk where course_id = :course").bind("course", id).mapTo(Long.class).one()));
    }

    public static WholeSchool open() {
        return new WholeSchool();
    }

    private static Path content() {
        try {
            var folder = SampleCourse.temporaryFolder();
            for (var slug : List.of("named", "handle", "masked", "open", ELSEWHERE)) {
                var course = Files.createDirectories(folder.resolve(slug));
                var mask = slug.equals("named") || slug.equals("masked") ? slug : "handle";
                Files.writeString(course.resolve("course.md"), """
                        ---
                        title: The class %s
                        names: %s
                        audience: %s
                        ---
                        Welcome to %s.
                        """.formatted(slug, mask, slug.equals("open") ? "web" : "course", slug));
                Files.writeString(course.resolve("article.md"), """
                        ---
                        title: The article of %s
                        authors: [The class]
                        published: 2026-01-02
                        ---
                        Some words in %s, and a picture: ![A dot](dot.svg "A dot")
                        """.formatted(slug, slug));
                Files.writeString(course.resolve("dot.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle r=\"4\"/></svg>");
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Course course(Tx tx, String slug) {
        return courses.find(tx, slug).orElseThrow();
    }

    private void gather(Tx tx, Course course) {
        join(tx, course, Part.INSTRUCTOR, Role.INSTRUCTOR);
        join(tx, course, Part.ASSISTANT, Role.ASSISTANT);
        for (var part : List.of(Part.STUDENT, Part.OTHER_STUDENT, Part.REMOVED)) {
            long member = join(tx, course, part, Role.STUDENT);
            if (course.mask() != Mask.NAMED) {
                roster.add(tx, course.id(), rosterName(course.slug(), part), "number-" + part.lower() + "-" + course.slug(), RosterStore.Origin.STAFF, member);
            }
        }
        roster.expect(tx, course.id(), NOT_YET, "number-not-yet-" + course.slug(), Tickets.issue(new SecureRandom()));
        var token = course.slug().equals("masked") ? INVITATION.toUpperCase() : course.slug();
        invitations.add(tx, course.id(), Role.ASSISTANT, "A second one", RecoveryCodes.hash(token));
        long removed = members.find(tx, course.id(), people.get(Part.REMOVED)).orElseThrow().id();
        members.exclude(tx, course.id(), removed, Exclusion.Side.ROSTER, Exclusion.Kind.REMOVED);
    }

    private long join(Tx tx, Course course, Part part, Role role) {
        return members.join(tx, course.id(), people.get(part), role, shownName(course.slug(), part), part.ordinal()).id();
    }

    /** What the person types to sign in: nobody else ever sees it. */
    public static String signInName(Part part) {
        return "signs-in-as-" + part.lower();
    }

    /** The person's real name: in a class under the rule {@code named} it is what everybody sees. */
    public static String realName(Part part) {
        return "Realname " + Arrays.stream(part.lower().split("-")).map(word -> word.substring(0, 1).toUpperCase() + word.substring(1)).toList().toString()
                .replaceAll("[\\[\\],]", "");
    }

    /** The person's real name as it stands on a class's list. */
    public static String rosterName(String course, Part part) {
        return realName(part) + " of the " + course;
    }

    /** The name by which a class knows the person. */
    public static String shownName(String course, Part part) {
        boolean real = course.equals("named") || part == Part.INSTRUCTOR || part == Part.TEACHES_ELSEWHERE;
        return real ? realName(part) : "Handle of " + part.lower() + " in " + course;
    }

    /** What the person says in a class. */
    public static String words(String course, Part part) {
        return "Words of " + part.lower() + " for " + course;
    }

    public static String path(String course) {
        return "/courses/" + course;
    }

    public static String article(String course) {
        return path(course) + "/posts/article";
    }

    public TestSite site() {
        return site;
    }

    public Database database() {
        return database;
    }

    public Course course(String slug) {
        return database.read(tx -> course(tx, slug));
    }

    /** The address of a line of the class's list. */
    public String line(String course, String name) {
        return Ids.text(database.read(tx -> roster.list(tx, course(tx, course).id())).stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow().id());
    }

    public String persona(String course, Part part) {
        return Ids.text(database.read(tx -> members.find(tx, course(tx, course).id(), people.get(part))).orElseThrow().personaId());
    }

    public String member(String course, Part part) {
        return Ids.text(database.read(tx -> members.find(tx, course(tx, course).id(), people.get(part))).orElseThrow().id());
    }

    public String account(Part part) {
        return Ids.text(people.get(part));
    }

    /** An open invitation: of the class, and for those who run the site one to open classes. */
    public String invitation(String course) {
        return database.read(tx -> invitations.open(tx, course(tx, course).id())).get(0).key();
    }

    /** The person in a browser where the passphrase was typed long ago. */
    public Visitor longAgo(Part part) {
        var token = database.write(tx -> {
            var begun = sessions.begin(tx, people.get(part), false, "Firefox on Windows", null);
            tx.update("update session set confirmed_at = :then where token_hash = :hash")
                    .bind("then", tx.now().minus(Session.FRESH).minusSeconds(1)).bind("hash", SessionStore.hash(begun)).execute();
            return begun;
        });
        return site.signedIn(token);
    }

    /** The person with a browser of their own, signed in just now. */
    public Visitor as(Part part) {
        return part == Part.STRANGER ? site.stranger()
                : site.signedIn(database.write(tx -> sessions.begin(tx, people.get(part), false, "Firefox on Windows", null)));
    }

    @Override
    public void close() {
        site.close();
    }
}
