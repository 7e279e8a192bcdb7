package unmask.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import unmask.School;
import unmask.TestSite;

/** A walk past every page of the site, each as those who meet it see it. */
final class Walk {
    private static final String COURSE = "/courses/privacy-and-society";
    private static final String ARTICLE = TestSite.THE_MASK;
    private static final String WORDS = "lantern orbit velvet canyon";

    private final TestSite empty;
    private final TestSite demo;
    private final Consumer<Stop> look;

    /** A page with somebody in front of it. */
    record Stop(String name, Page page) {}

    /** Opens somebody a browser. */
    interface Door {
        Person person(TestSite site);
    }

    /** Looks at each page in turn. */
    static void past(Door door, Consumer<Stop> look) {
        onTheWayIn(door, look);
        inClass(door, look);
    }

    /** Set-up, reading, the doors, and names behind masks. */
    static void onTheWayIn(Door door, Consumer<Stop> look) {
        try (var empty = TestSite.empty(); var demo = TestSite.withCast()) {
            var walk = new Walk(empty, demo, look);
            walk.setUp(door.person(empty));
            walk.reading(() -> door.person(demo));
            walk.doors(() -> door.person(demo));
        }
        masked(door, look);
    }

    /** Talking, writing, prompts, and what is asked under fresh names or none. */
    static void inClass(Door door, Consumer<Stop> look) {
        try (var demo = TestSite.withCast()) {
            var walk = new Walk(null, demo, look);
            walk.talking(() -> door.person(demo));
            walk.writing(() -> door.person(demo));
            walk.prompts(() -> door.person(demo));
        }
        veiled(door, look);
    }

    private Walk(TestSite empty, TestSite demo, Consumer<Stop> look) {
        this.empty = empty;
        this.demo = demo;
        this.look = look;
    }

    private void at(String name, Person person) {
        look.accept(new Stop(name, person.page()));
    }

    private void setUp(Person olga) {
        at("home-before-setup", olga.opens("/"));
        at("setup", olga.opens(empty.setupPath()));
        fill(olga, "name", "o@school.example", "passphrase", "short", "address", "ftp://x");
        send(olga);
        at("setup-errors", olga);
        fill(olga, "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "address", empty.address());
        send(olga);
        send(olga);
        at("new-course-after-setup", olga);
        send(olga);
        at("new-course-errors", olga);
        at("home-after-setup", olga.opens("/"));
        at("course-of-owner", olga.opens(COURSE));
        at("article-without-thoughts", olga.opens(ARTICLE));
        opening(olga);
        olga.leave();
    }

    private void opening(Person olga) {
        olga.opens("/courses/new");
        fill(olga, "title", "Media and power", "begins", "2027-02-01", "ends", "2027-07-16");
        choose(olga, "mask", "handle");
        choose(olga, "from", "sample");
        send(olga);
        at("course-opened", olga);
        at("settings-of-owner", olga.opens("/courses/media-and-power/settings"));
        at("staff", olga.opens("/courses/media-and-power/staff"));
        choose(olga, "role", "instructor");
        fill(olga, "note", "Mr Vale");
        send(olga);
        at("invitation-made", olga);
        var link = olga.page().locator(".keep code").first().textContent().replaceAll("https?://[^/]+", "");
        at("staff-with-invitation", olga.opens("/courses/media-and-power/staff"));
        olga.opens("/site");
        fill(olga, "note", "Mr Vale, history");
        send(olga);
        at("site", olga.opens("/site"));
        at("me-of-owner", olga.opens("/me"));
        at("invitation-known", olga.opens(link));
        olga.context().clearCookies();
        at("invitation", olga.opens(link));
        at("invitation-over", olga.opens("/invitations/none"));
    }

    private static void choose(Person person, String name, String value) {
        person.page().locator("main [name=" + name + "][value=" + value + "]").check();
    }

    private void reading(Supplier<Person> door) {
        var stranger = door.get();
        at("home", stranger.opens("/"));
        at("course-stranger", stranger.opens(COURSE));
        at("article-stranger", stranger.opens(ARTICLE));
        at("article-notes", stranger.opens(COURSE + "/posts/a-die-that-keeps-secrets"));
        at("article-pictures", stranger.opens(COURSE + "/posts/look-alike-links"));
        at("thread-stranger", stranger.opens(ARTICLE + "/comments/" + reply(stranger)));
        demo.caughtUp();
        at("search-empty", stranger.opens("/search"));
        at("search-found", stranger.opens("/search?q=mask"));
        at("search-nothing", stranger.opens(COURSE + "/search?q=zeppelins"));
        at("search-too-long", stranger.opens(COURSE + "/search?q=" + "word+".repeat(60)));
        at("privacy", stranger.opens("/privacy"));
        at("register", stranger.opens("/privacy/register"));
        at("demo", stranger.opens("/demo"));
        at("not-found", stranger.opens("/nowhere"));
        stranger.leave();
        var dana = door.get().as("dana");
        at("home-two-classes", dana.opens("/"));
        at("course-without-articles", dana.opens("/courses/media-and-the-law"));
        at("members-only", dana.opens(ARTICLE + "/comments/" + reply(dana.opens(ARTICLE)) + "/edit"));
        dana.leave();
    }

    private void prompts(Supplier<Person> door) {
        var amal = door.get().as("amal");
        at("prompts", amal.opens(COURSE + "/prompts"));
        for (var prompt : List.of("which-door", "whose-link-is-it", "i-agree", "comfort-or-privacy", "clear-and-muddy", "two-dull-lists", "under-which-name")) {
            at("prompt-" + prompt, amal.opens(COURSE + "/prompts/" + prompt));
        }
        at("article-with-question", amal.opens(COURSE + "/posts/what-the-envelope-says"));
        amal.opens(COURSE + "/prompts/whose-link-is-it");
        for (int item = 0; item < 4; item++) {
            choose(amal, "item-" + item, "fake");
        }
        send(amal);
        at("prompt-spot-told", amal);
        amal.leave();
        var ortega = door.get().as("ortega");
        at("prompts-staff", ortega.opens(COURSE + "/prompts"));
        at("prompt-exit-staff", ortega.opens(COURSE + "/prompts/clear-and-muddy"));
        at("participation", ortega.opens(COURSE + "/participation"));
        ortega.page().locator("table.roll tbody a").first().click();
        at("participation-person", ortega);
        at("week", ortega.opens(COURSE + "/week"));
        ortega.opens("/me/calendar");
        send(ortega);
        at("calendar", ortega);
        at("prompt-kinds", ortega.opens(COURSE + "/prompts/new"));
        at("prompt-library", ortega.opens(COURSE + "/library"));
        ortega.opens(COURSE + "/prompts/new?kind=poll");
        fill(ortega, "question", "Is privacy dead?", "choices", "Yes\nNo");
        ortega.page().locator("main button[name=preview]").last().click();
        at("prompt-editor-advice", ortega);
        ortega.opens(COURSE + "/prompts/new?kind=poll");
        fill(ortega, "question", "Who decides?", "choices", "One");
        ortega.page().locator("main button[name=save]").click();
        at("prompt-editor-errors", ortega);
        at("prompt-control", ortega.opens(COURSE + "/prompts/two-dull-lists/present/control"));
        at("prompt-wall", ortega.opens(COURSE + "/prompts/which-door/present"));
        at("prompt-closing", ortega.opens(COURSE + "/prompts/which-door/closing"));
        at("prompt-copies", ortega.opens(COURSE + "/prompts/which-door/copies"));
        ortega.leave();
    }

    /** A class in which nobody sees more than a class name, and an instructor who looks behind one. */
    static void masked(Door door, Consumer<Stop> look) {
        try (var school = new School()) {
            school.goesBy("masked");
            var sam = school.joined("sam");
            var line = school.listed("sam", "Samira Okafor");
            sam.say(ARTICLE, "Some words that worry an instructor.");
            var olga = door.person(school.site).inTheSessionOf(school.olga);
            look.accept(new Stop("article-masked", olga.opens(ARTICLE).page()));
            look.accept(new Stop("unmask", olga.opens(COURSE + "/unmaskings/" + school.persona("sam")).page()));
            fill(olga, "reason", "Too short.");
            send(olga);
            look.accept(new Stop("unmask-errors", olga.page()));
            olga.page().locator("[value=conduct]").check();
            fill(olga, "reason", "Called a classmate names, twice, after a warning in the lesson.");
            send(olga);
            look.accept(new Stop("unmasked", olga.page()));
            look.accept(new Stop("unmaskings", olga.opens(COURSE + "/unmaskings").page()));
            look.accept(new Stop("course-masked", olga.opens(COURSE).page()));
            look.accept(new Stop("rescue", olga.opens(COURSE + "/people/" + line + "/rescue").page()));
            olga.leave();
            var samsBrowser = door.person(school.site).inTheSessionOf(sam);
            look.accept(new Stop("inbox", samsBrowser.opens("/inbox").page()));
            look.accept(new Stop("my-unmaskings", samsBrowser.opens("/me/unmaskings").page()));
            samsBrowser.leave();
            var again = door.person(school.site).inTheSessionOf(school.olga);
            again.opens(COURSE + "/people/" + line + "/rescue");
            send(again);
            look.accept(new Stop("rescue-code", again.page()));
            again.leave();
        }
    }

    /** A question that people answer under fresh names, and one that they answer under none. */
    static void veiled(Door door, Consumer<Stop> look) {
        try (var school = new School()) {
            var students = List.of(school.joined("sam"), school.joined("tara"), school.joined("uli"));
            var olga = door.person(school.site).inTheSessionOf(school.olga);
            look.accept(new Stop("prompt-editor-question", olga.opens(COURSE + "/prompts/new?kind=question").page()));
            for (var mask : List.of("fresh", "unlinked")) {
                school.olga.post(COURSE + "/prompts", "kind", "question", "question", "What is " + mask + "?", "mask", mask, "save", "1");
                school.olga.post(COURSE + "/prompts/what-is-" + mask + "/opening");
            }
            var fresh = COURSE + "/prompts/what-is-fresh";
            var key = students.get(0).say(fresh, "Some words under a new name.").location().replaceAll(".*#comment-", "");
            students.get(1).submit(students.get(1).get(fresh + "/comments/" + key).page().expectFirst("#composer"), "body", "An answer under another.");
            look.accept(new Stop("prompt-fresh-staff", olga.opens(fresh).page()));
            look.accept(new Stop("pause-fresh", olga.opens(fresh + "/comments/" + key + "/pause").page()));
            send(olga);
            look.accept(new Stop("queue-fresh-paused", olga.page()));
            look.accept(new Stop("pause-fresh-end", olga.opens(fresh + "/comments/" + key + "/pause").page()));
            var unlinked = COURSE + "/prompts/what-is-unlinked";
            var uli = door.person(school.site).inTheSessionOf(students.get(2));
            look.accept(new Stop("prompt-fresh", uli.opens(fresh).page()));
            look.accept(new Stop("prompt-unlinked", uli.opens(unlinked).page()));
            uli.page().locator("#body").fill("I would rather not say how little I sleep.");
            uli.page().locator("#composer .go").click();
            look.accept(new Stop("letter", uli.page()));
            look.accept(new Stop("prompt-unlinked-spent", uli.opens(unlinked).page()));
            look.accept(new Stop("letter-back", uli.opens("/withdrawal").page()));
            uli.page().locator("#code").fill("AAAA-CCCC-DDDD-EEEE-FFFF");
            send(uli);
            look.accept(new Stop("letter-back-errors", uli.page()));
            uli.leave();
            school.olga.post(unlinked + "/closing");
            look.accept(new Stop("queue-unlinked", olga.opens(COURSE + "/moderation").page()));
            olga.page().locator("form[action$='/passage'] button").first().click();
            look.accept(new Stop("prompt-unlinked-staff", olga.opens(unlinked).page()));
            look.accept(new Stop("rules-unlinked", olga.opens(unlinked + "/discussion").page()));
            olga.leave();
        }
    }

    /** The key of a comment that answers one that answers another. */
    private static String reply(Person person) {
        person.opens(ARTICLE);
        return person.page().locator(".replies .replies > li").first().getAttribute("id").replace("comment-", "");
    }

    private void doors(Supplier<Person> door) {
        var link = demo.as("ortega").get(COURSE + "/settings").page().expectFirst(".keep code").text();
        var sam = door.get();
        at("join-code", sam.opens("/join"));
        at("join-code-wrong", sam.opens("/join/BBBB-BBBB"));
        at("join", sam.opens("/join/" + link));
        fill(sam, "name", "x", "passphrase", "password123");
        send(sam);
        at("join-errors", sam);
        fill(sam, "real", "Sam Real", "name", "sam", "passphrase", WORDS);
        send(sam);
        at("recovery-code", sam);
        send(sam);
        at("joined", sam);
        at("sessions", sam.opens("/me/sessions"));
        at("passphrase", sam.opens("/me/passphrase"));
        at("confirm", sam.opens("/confirm?to=/me/passphrase"));
        fill(sam, "confirm-passphrase", "not these words");
        send(sam);
        at("confirm-error", sam);
        at("leave", sam.opens("/me/classes/privacy-and-society/leave"));
        at("inbox-empty", sam.opens("/inbox"));
        at("my-unmaskings-empty", sam.opens("/me/unmaskings"));
        at("me", sam.opens("/me"));
        send(sam);
        at("signed-out", sam);
        at("sign-in", sam.opens("/sign-in?to=" + ARTICLE));
        fill(sam, "name", "sam", "passphrase", "not these words");
        send(sam);
        at("sign-in-error", sam);
        at("recover", sam.opens("/recover"));
        fill(sam, "name", "sam", "code", "AAAA-AAAA-AAAA-AAAA-AAAA", "passphrase", WORDS);
        send(sam);
        at("recover-error", sam);
        sam.leave();
    }

    private void talking(Supplier<Person> door) {
        var amal = door.get().as("amal");
        at("home-student", amal.opens("/"));
        at("course-student", amal.opens(COURSE));
        at("article-student", amal.opens(ARTICLE));
        amal.page().locator("a[data-reply]").nth(1).click();
        at("article-replying", amal);
        amal.page().locator(".cancel").click();
        amal.page().locator("#passage-3 > .remark").click();
        at("article-beside", amal);
        amal.page().locator(".cancel").click();
        at("article-passage", amal.opens(ARTICLE + "?beside=2"));
        amal.opens(ARTICLE);
        amal.page().locator("#composer textarea").fill("The *third* step is the clever one. But who paid for it?\n\n> the promise was kept\n\nIt was.");
        amal.page().locator("button[name=preview]").click();
        amal.sees(".preview");
        at("article-preview", amal);
        amal.movesOn(() -> amal.page().locator("#composer .go").click());
        at("article-posted", amal);
        at("edit", amal.opens(mine(amal) + "/edit"));
        at("withdraw", amal.opens(mine(amal.opens(ARTICLE)) + "/withdrawal"));
        plainly(amal, ARTICLE, "   ");
        at("compose-empty", amal);
        plainly(amal, ARTICLE + "/comments/" + reply(amal), "   ");
        at("compose-reply-empty", amal);
        amal.page().locator("#composer textarea").fill("Not *this* time.");
        amal.page().locator("#composer [name=parent]").evaluate("parent => parent.insertAdjacentHTML('afterend', '<input type=hidden name=preview value=1>')");
        plainly(amal);
        at("compose-preview", amal);
        amal.opens(ARTICLE);
        amal.page().locator("#composer textarea").fill("Words that were not sent.");
        amal.context().clearCookies();
        amal.movesOn(() -> amal.page().locator("#composer .go").click());
        at("signed-out-meanwhile", amal);
        amal.leave();
    }

    private static String mine(Person person) {
        return person.page().locator(".acts a[href$='/withdrawal']").last().getAttribute("href").replace("/withdrawal", "");
    }

    /** Sends the composer as a browser without script does. */
    private static void plainly(Person person, String path, String words) {
        person.opens(path).page().locator("#composer textarea").fill(words);
        plainly(person);
    }

    private static void plainly(Person person) {
        person.movesOn(() -> person.page().locator("#composer").evaluate("form => form.submit()"));
    }

    private void writing(Supplier<Person> door) {
        var ortega = door.get().as("ortega");
        at("course-instructor", ortega.opens(COURSE));
        at("article-instructor", ortega.opens(ARTICLE));
        at("hide", ortega.opens(ARTICLE + "/comments/" + reply(ortega) + "/hiding"));
        at("unhide", ortega.opens(ortega.opens(ARTICLE).page().locator(".comment:has(> .tombstone) > .acts a[href$='/hiding']").first().getAttribute("href")));
        at("settings", ortega.opens(COURSE + "/settings"));
        people(ortega);
        at("article-in-file", ortega.opens(ARTICLE + "/edit"));
        at("new-article", ortega.opens(COURSE + "/posts/new"));
        fill(ortega, "title", "A letter to the people who listen", "teaser", "What would you write, if you knew that they read it?",
                "body", "You **know** who you are.[^1]\n\n## What I ask\n\n- Look away now and then.\n- Say so [@nobody].\n\n[^1]: I do not.\n");
        ortega.movesOn(() -> ortega.page().locator("button[value=preview]:visible").click());
        at("editor-preview", ortega);
        ortega.page().locator("#title").evaluate("title => title.required = false");
        fill(ortega, "title", "");
        ortega.movesOn(() -> ortega.page().locator("button[value=draft]").click());
        at("editor-errors", ortega);
        fill(ortega, "title", "A letter to the people who listen");
        ortega.movesOn(() -> ortega.page().locator("button[value=draft]").click());
        at("editor-draft", ortega);
        at("course-with-draft", ortega.opens(COURSE));
        ortega.leave();
    }

    private void people(Person ortega) {
        at("people", ortega.opens(COURSE + "/people"));
        at("slips", ortega.opens(COURSE + "/people/slips"));
        at("person-expected", ortega.opens(person(ortega, "Nour Said")));
        at("person-struck", ortega.opens(person(ortega, "Nour Said") + "/removal"));
        at("person-joined", ortega.opens(person(ortega, "Amal Haddad")));
        ortega.opens(person(ortega, "Yusuf Demir"));
        ortega.movesOn(() -> ortega.page().locator("form[action$='/pause'] button").click());
        at("person-paused", ortega);
        ortega.opens(COURSE + "/people");
        fill(ortega, "names", "Ida Sandvik\t2201\nAmal Haddad\n1234567890\n" + "long ".repeat(40) + "\nنور الهدى\t2202");
        ortega.movesOn(() -> ortega.page().locator("form:has(#names) .go").click());
        at("people-problems", ortega);
    }

    private static String person(Person ortega, String name) {
        return ortega.opens(COURSE + "/people").page().locator("a:has-text('" + name + "')").getAttribute("href");
    }

    /** Fills in fields by name: name, value, name, value … */
    private static void fill(Person person, String... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            person.page().locator("main [name=" + fields[i] + "]").fill(fields[i + 1]);
        }
    }

    /** Presses the page's main button, past what the browser itself would refuse. */
    private static void send(Person person) {
        person.page().locator("main form:has(.go, .grave)").evaluate("form => form.noValidate = true");
        person.movesOn(() -> person.page().locator("main form :is(.go, .grave)").first().click());
    }
}
