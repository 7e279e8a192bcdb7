package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;
import unmask.Visitor.Answer;

/** What waits, goes back, is reported and is told, in a class of Ms Olga's with Amal, Ben and Chloe. */
class ModerationTest {
    private static final String ARTICLE = School.COURSE + "/posts/the-mask";
    private static final String ROOM = School.COURSE + "/moderation";

    private School school;
    private Visitor olga;
    private Visitor amal;
    private Visitor ben;
    private Visitor chloe;

    @BeforeEach
    void open() {
        school = new School();
        olga = school.olga;
        amal = school.joined("amal");
        ben = school.joined("ben");
        chloe = school.joined("chloe");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void rule(String rule) {
        assertThat(olga.post(ARTICLE + "/discussion", "moderation", rule, "lock", "open").status()).isEqualTo(303);
    }

    private static String key(Answer posted) {
        return posted.location().replaceAll(".*#comment-", "");
    }

    private static String path(Answer posted) {
        return ARTICLE + "/comments/" + key(posted);
    }

    /** Sends the form of the queue that ends like this. */
    private Answer decide(Visitor staff, String verdict) {
        return staff.submit(staff.get(ROOM).page().expectFirst("form[action$=/" + verdict + "]"));
    }

    private Answer giveBack(String comment, String note) {
        return olga.submit(olga.get(comment + "/revision").page().expectFirst("form[action$=/revision]"), "note", note);
    }

    private Answer hide(String comment) {
        return olga.submit(olga.get(comment + "/hiding").page().expectFirst("main form"), "reason", "Names somebody");
    }

    private Answer edit(Visitor author, String comment, String words) {
        return author.submit(author.get(comment + "/edit").page().expectFirst("main form"), "body", words);
    }

    private Answer report(Visitor member, String comment) {
        return member.post(comment + "/reports", "category", "rude", "reason", "It calls me names.");
    }

    private static List<String> told(Visitor member) {
        return member.get("/inbox").page().select("main .rows > li > p:first-child").eachText();
    }

    private static int count(Visitor member) {
        var mark = member.get("/").page().select("nav .count");
        return mark.isEmpty() ? 0 : Integer.parseInt(mark.text());
    }

    @Test
    void aHeldThoughtIsSeenByItsAuthorAndStaffAloneUntilItIsLetThrough() {
        rule("all");
        assertThat(amal.get(ARTICLE).page().expectFirst("#composer").text()).contains("An instructor reads it before the class does.");
        var held = amal.say(ARTICLE, "Held words.");
        assertThat(held.location()).contains("done=held");
        var own = amal.get(ARTICLE).page().expectFirst("#comment-" + key(held));
        assertThat(own.text()).contains("Waiting for an instructor. Only you see it.", "Held words.", "Edit", "Withdraw");
        assertThat(amal.get(ARTICLE).page().expectFirst("#thoughts").text()).startsWith("No thoughts yet");
        for (var other : List.of(ben, school.site.stranger())) {
            assertThat(other.get(ARTICLE).text()).doesNotContain("Held words.", key(held));
            assertThat(other.get(path(held)).status()).isEqualTo(404);
        }
        assertThat(olga.get(School.COURSE).page().text()).contains("1 thought waits");
        assertThat(olga.get("/").page().expectFirst(".to-do").text()).contains("A thought waits for an instructor").doesNotContain("nothing is new");
        assertThat(amal.get("/").page().expectFirst(".to-do").text()).doesNotContain("waits for an instructor");
        assertThat(olga.get(ROOM).page().text()).contains("Held words.", "Waits to be read");
        assertThat(decide(olga, "passage").location()).endsWith("done=let-through");
        assertThat(ben.get(ARTICLE).page().expectFirst("li#comment-" + key(held)).text()).contains("Held words.");
        assertThat(told(amal)).anyMatch(line -> line.contains("was let through"));
        assertThat(olga.get(ROOM).page().text()).contains("Nothing waits.");
    }

    @Test
    void nobodyAnswersAHeldThought() {
        rule("all");
        var held = amal.say(ARTICLE, "Held words.");
        rule("open");
        var form = ben.get(ARTICLE).page().expectFirst("#composer");
        assertThat(ben.submit(form, "body", "An answer.", "parent", key(held)).status()).isEqualTo(422);
        assertThat(amal.get(path(held)).page().select("#composer")).isEmpty();
    }

    @Test
    void whereFirstThoughtsWaitTheSecondDoesNot() {
        rule("first");
        amal.say(ARTICLE, "My first.");
        assertThat(amal.say(ARTICLE, "Before the first was read.").location()).contains("done=held");
        decide(olga, "passage");
        assertThat(amal.say(ARTICLE, "After it was read.").location()).contains("done=posted");
        assertThat(ben.say(ARTICLE, "Ben’s first.").location()).contains("done=held");
    }

    @Test
    void staffNeverWait() {
        rule("all");
        assertThat(olga.say(ARTICLE, "From the front.").location()).contains("done=posted");
    }

    @Test
    void theRuleOfTheClassHoldsWhereTheDiscussionHasNone() {
        school.change("update course set moderation = 'all' where slug = '" + School.SLUG + "'");
        assertThat(amal.say(ARTICLE, "Held by the class.").location()).contains("done=held");
        rule("open");
        assertThat(amal.say(ARTICLE, "Open here.").location()).contains("done=posted");
    }

    @Test
    void whatWaitsWithItsAnswersInTheInboxIsToldOnlyWhenItIsShown() {
        var first = ben.say(ARTICLE, "Who answers?");
        rule("all");
        amal.submit(amal.get(path(first)).page().expectFirst("#composer"), "body", "I do.");
        assertThat(told(ben)).isEmpty();
        assertThat(count(ben)).isZero();
        decide(olga, "passage");
        assertThat(told(ben)).singleElement().asString().contains(school.handle("amal") + " has answered your thought on");
        assertThat(count(ben)).isEqualTo(1);
    }

    @Test
    void aReplyThatGoesBeforeItWasReadIsNoNews() {
        var first = ben.say(ARTICLE, "Who answers?");
        var reply = amal.submit(amal.get(path(first)).page().expectFirst("#composer"), "body", "I do.");
        assertThat(count(ben)).isEqualTo(1);
        hide(path(reply));
        assertThat(count(ben)).isZero();
        assertThat(told(ben)).isEmpty();
        olga.post(path(reply) + "/hiding/end");
        assertThat(count(ben)).isEqualTo(1);
        amal.post(path(reply) + "/withdrawal");
        assertThat(count(ben)).isZero();
        assertThat(school.one("select count(*) from notice where kind = 'reply'", Integer.class)).isZero();
    }

    @Test
    void nobodyIsToldOfTheirOwnReply() {
        var first = ben.say(ARTICLE, "I ask.");
        ben.submit(ben.get(path(first)).page().expectFirst("#composer"), "body", "And answer.");
        assertThat(told(ben)).isEmpty();
    }

    @Test
    void aThoughtGivenBackIsRestoredWhenItsAuthorChangesIt() {
        var said = amal.say(ARTICLE, "First words.");
        assertThat(giveBack(path(said), "Say what the text says.").location()).endsWith("done=given-back");
        assertThat(ben.get(path(said)).status()).isEqualTo(404);
        assertThat(ben.get(ARTICLE).text()).doesNotContain("First words.");
        assertThat(told(amal)).anyMatch(line -> line.contains("returned to you, with a note"));
        assertThat(amal.get(path(said)).page().text()).contains("Say what the text says.", "Only you and the instructors see it.");
        assertThat(edit(amal, path(said), "First words.").status()).isEqualTo(422);
        assertThat(amal.get(path(said) + "/edit").page().text()).contains("When you save, the class sees it again at once.");
        assertThat(edit(amal, path(said), "Better words.").location()).contains("done=edited");
        assertThat(ben.get(ARTICLE).page().expectFirst("li#comment-" + key(said)).text()).contains("Better words.").doesNotContain("Say what the text says.");
        assertThat(olga.get(ROOM).page().text()).contains("Changed after a note", "Better words.", "Say what the text says.");
        decide(olga, "keeping");
        assertThat(olga.get(ROOM).page().text()).contains("Nothing waits.");
        assertThat(school.one("select count(*) from revision", Integer.class)).isZero();
    }

    @Test
    void aHeldThoughtGivenBackWaitsAgainWhenItComesBack() {
        rule("all");
        var said = amal.say(ARTICLE, "First words.");
        giveBack(path(said), "Again, please.");
        rule("open");
        assertThat(edit(amal, path(said), "Better words.").location()).contains("done=edit-held");
        assertThat(ben.get(ARTICLE).text()).doesNotContain("Better words.");
        decide(olga, "passage");
        assertThat(ben.get(ARTICLE).text()).contains("Better words.");
    }

    @Test
    void aNoteGoesWithTheThoughtThatIsWithdrawn() {
        var said = amal.say(ARTICLE, "First words.");
        giveBack(path(said), "A private note.");
        amal.post(path(said) + "/withdrawal");
        assertThat(school.one("select count(*) from revision", Integer.class)).isZero();
        assertThat(told(amal)).isEmpty();
    }

    @Test
    void whereEveryThoughtWaitsNewWordsWaitToo() {
        var said = amal.say(ARTICLE, "Harmless words.");
        rule("all");
        assertThat(amal.get(path(said) + "/edit").page().text()).contains("An instructor reads the new words first.");
        edit(amal, path(said), "Other words.");
        assertThat(ben.get(ARTICLE).text()).doesNotContain("Harmless words.", "Other words.");
        decide(olga, "passage");
        assertThat(ben.get(ARTICLE).text()).contains("Other words.");
    }

    @Test
    void whoeverComesSecondChangesNothingAndIsToldSo() {
        rule("all");
        var held = amal.say(ARTICLE, "Held words.");
        var form = olga.get(ROOM).page().expectFirst("form[action$=/passage]");
        var back = olga.get(path(held) + "/revision").page().expectFirst("form[action$=/revision]");
        olga.submit(form);
        assertThat(olga.submit(form).location()).endsWith("done=dealt-with");
        assertThat(olga.submit(back, "note", "Too late.").location()).endsWith("done=dealt-with");
        assertThat(school.one("select count(*) from moderation_log where act = 'let_through'", Integer.class)).isEqualTo(1);
        assertThat(school.one("select shown_course from discussion where place = 'posts/the-mask'", Integer.class)).isEqualTo(1);
        assertThat(told(amal)).hasSize(1);
    }

    @Test
    void nobodyLetsWordsThroughThatTheyHaveNotRead() {
        rule("all");
        var held = amal.say(ARTICLE, "Kind words.");
        var form = olga.get(ROOM).page().expectFirst("form[action$=/passage]");
        edit(amal, path(held), "Rude words.");
        assertThat(olga.submit(form).location()).endsWith("done=dealt-with");
        assertThat(ben.get(ARTICLE).text()).doesNotContain("Rude words.");
    }

    @Test
    void nobodyHidesWordsThatTheyHaveNotRead() {
        var said = amal.say(ARTICLE, "Rude words.");
        var form = olga.get(path(said) + "/hiding").page().expectFirst("main form");
        edit(amal, path(said), "Kind words.");
        var again = olga.submit(form, "reason", "It is rude");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().expectFirst("[role=alert]").text()).startsWith("Its author has changed it since you opened this page");
        assertThat(again.page().expectFirst("main blockquote").text()).isEqualTo("Kind words.");
        assertThat(again.page().expectFirst("#reason").val()).isEqualTo("It is rude");
        assertThat(ben.get(ARTICLE).text()).contains("Kind words.");
        assertThat(olga.submit(again.page().expectFirst("main form")).location()).contains("done=hidden");
        assertThat(ben.get(ARTICLE).text()).doesNotContain("Kind words.");
    }

    @Test
    void wordsMayBeHiddenThatAColleagueHasLetThroughMeanwhile() {
        rule("all");
        var held = amal.say(ARTICLE, "Held words.");
        var form = olga.get(path(held) + "/hiding").page().expectFirst("main form");
        decide(olga, "passage");
        assertThat(olga.submit(form, "reason", "It is rude").location()).contains("done=hidden");
        assertThat(olga.submit(form, "reason", "It is rude").location()).contains("done=dealt-with");
    }

    @Test
    void nobodyReturnsWordsThatTheyHaveNotRead() {
        var said = amal.say(ARTICLE, "First words.");
        var form = olga.get(path(said) + "/revision").page().expectFirst("main form");
        edit(amal, path(said), "Better words.");
        var again = olga.submit(form, "note", "Say it better.");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().expectFirst("main").text()).contains("Its author has changed it", "Better words.", "Say it better.");
        assertThat(ben.get(ARTICLE).text()).contains("Better words.");
        assertThat(olga.submit(again.page().expectFirst("main form")).location()).endsWith("done=given-back");
    }

    @Test
    void twoReportsFoldAThoughtUntilStaffHaveLooked() {
        var said = amal.say(ARTICLE, "Disputed words.");
        assertThat(report(ben, path(said)).location()).contains("done=reported");
        report(ben, path(said));
        assertThat(ben.get(ARTICLE).page().select("details.folded")).isEmpty();
        report(chloe, path(said));
        assertThat(amal.get(ARTICLE).page().expectFirst("details.folded").text()).contains("Folded until an instructor has looked", "Disputed words.");
        var queue = olga.get(ROOM).page().text();
        assertThat(queue).contains("Reported 2 times", "It calls me names.").doesNotContain(school.handle("ben"), school.handle("chloe"), "ben", "chloe");
        decide(olga, "keeping");
        assertThat(amal.get(ARTICLE).page().select("details.folded")).isEmpty();
        assertThat(told(ben)).singleElement().asString().contains("looked at what you reported");
        assertThat(told(amal)).isEmpty();
    }

    @Test
    void whatStaffHaveKeptDoesNotFoldAgainUntilItsWordsChange() {
        var dina = school.joined("dina");
        var said = amal.say(ARTICLE, "Disputed words.");
        report(ben, path(said));
        decide(olga, "keeping");
        report(ben, path(said));
        report(chloe, path(said));
        report(dina, path(said));
        assertThat(amal.get(ARTICLE).page().select("details.folded")).isEmpty();
        assertThat(olga.get(ROOM).page().text()).contains("Reported 2 times");
        edit(amal, path(said), "Worse words.");
        report(ben, path(said));
        assertThat(amal.get(ARTICLE).page().select("details.folded")).hasSize(1);
    }

    @Test
    void theAuthorLearnsOfHidingAndTheReporterOfTheOutcome() {
        var said = amal.say(ARTICLE, "Rude words.");
        report(ben, path(said));
        var form = olga.get(path(said) + "/hiding?from=queue").page().expectFirst("main form");
        assertThat(olga.submit(form, "reason", "It is rude").location()).endsWith("/moderation?done=hidden");
        assertThat(told(ben)).singleElement().asString().contains("has hidden what you reported");
        assertThat(told(amal)).singleElement().asString().contains("has hidden your thought");
        assertThat(amal.get(path(said)).page().text()).contains("It is rude");
        assertThat(ben.get(ROOM + "/log").page().text()).contains("A thought was hidden", "Reported: rude");
    }

    @Test
    void aReportNeedsACategoryAndAReasonAndSomebodyElsesThought() {
        var said = amal.say(ARTICLE, "Words.");
        var answer = ben.post(path(said) + "/reports", "category", "", "reason", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().text()).contains("Choose what is wrong with it.", "Say in a few words what is wrong.");
        assertThat(report(amal, path(said)).status()).isEqualTo(404);
        assertThat(report(olga, path(said)).location()).endsWith("/moderation");
        assertThat(school.one("select count(*) from report", Integer.class)).isZero();
    }

    @Test
    void staffAndOneAuthorTalkInPrivate() {
        var said = amal.say(ARTICLE, "Words.");
        var form = olga.get(path(said) + "/private").page().expectFirst("main form");
        var sent = olga.submit(form, "body", "Are *you* well?");
        assertThat(sent.status()).isEqualTo(303);
        olga.submit(form, "body", "Are *you* well?");
        var talk = sent.location().replaceAll("\\?.*", "");
        assertThat(told(amal)).singleElement().asString().contains("written to you in private");
        var page = amal.get(talk).page();
        assertThat(page.expectFirst("main").text()).contains("In private with your instructors", "Only you and the instructors of the class see this.",
                "It is about this thought on “The Mask”", "Words.", "Are you well?").doesNotContain(school.handle("amal"));
        assertThat(page.select("li.comment")).hasSize(1);
        assertThat(amal.submit(page.expectFirst("main form"), "body", "I am, thank you.").status()).isEqualTo(303);
        assertThat(told(olga)).anyMatch(line -> line.contains(school.handle("amal") + " has answered you in private"));
        assertThat(olga.get(ROOM + "/private").page().text()).contains(school.handle("amal"), "The student wrote last");
        assertThat(amal.get(ROOM + "/private").page().text()).contains("About your thought on “The Mask”").doesNotContain("wrote last");
        var staff = olga.get(talk).page().expectFirst("main");
        assertThat(staff.text()).contains("In private with " + school.handle("amal"), "Only " + school.handle("amal") + " and the instructors",
                "It is about this thought on “The Mask”", "Words.", "I am, thank you.");
        assertThat(olga.get(staff.expectFirst(".about-it a").attr("href")).status()).isEqualTo(200);
        assertThat(ben.get(talk).status()).isEqualTo(404);
        assertThat(ben.post(talk, "body", "Me too.", "once", "x").status()).isEqualTo(404);
        assertThat(ben.get(ROOM + "/private").page().select("main .rows")).isEmpty();
        assertThat(ben.get(ARTICLE).text()).doesNotContain("Are <em>you</em> well", "thank you");
        assertThat(ben.get(ARTICLE).page().expectFirst("#thoughts").text()).startsWith("One thought");
    }

    @Test
    void beforeTheFirstWordsInPrivateNothingClaimsToBeAboutAnotherThought() {
        var said = amal.say(ARTICLE, "Words.");
        var page = olga.get(path(said) + "/private").page();
        assertThat(page.select(".about-it")).isEmpty();
        assertThat(page.expectFirst("main blockquote").text()).isEqualTo("Words.");
    }

    @Test
    void aTalkGoesOnWhenTheThoughtItIsAboutIsHiddenButKeepsNoneOfItsWordsWhenItIsWithdrawn() {
        var said = amal.say(ARTICLE, "Words.");
        var talk = olga.submit(olga.get(path(said) + "/private").page().expectFirst("main form"), "body", "Are you well?").location().replaceAll("\\?.*", "");
        hide(path(said));
        assertThat(amal.get(talk).page().expectFirst("main blockquote").text()).isEqualTo("Words.");
        amal.post(path(said) + "/withdrawal");
        assertThat(olga.get(talk).text()).doesNotContain("Words.", "href=\"" + path(said));
    }

    @Test
    void anInstructorPausesAnAuthorWithoutLearningWhoItIs() {
        school.goesBy("masked");
        var said = amal.say(ARTICLE, "Words.");
        var ask = olga.get(path(said) + "/pause");
        assertThat(ask.text()).contains("Pause " + school.handle("amal")).doesNotContain("The real amal");
        assertThat(olga.submit(ask.page().expectFirst("main form")).location()).endsWith("done=author-paused");
        assertThat(amal.get("/me").status()).isEqualTo(303);
        assertThat(school.one("select side from exclusion", String.class)).isEqualTo("handle");
        assertThat(ben.get(ROOM + "/log").page().text()).contains("Nothing yet.");
    }

    @Test
    void theLogSaysWhatWasDoneAndNothingElse() {
        rule("all");
        amal.say(ARTICLE, "Held words.");
        decide(olga, "passage");
        var log = ben.get(ROOM + "/log").page().expectFirst("main");
        assertThat(log.text()).contains("A discussion got another rule", "A thought was let through", "Every thought waits")
                .doesNotContain("Held words.", school.handle("amal"), "Ms Olga");
        assertThat(log.select("table a")).isEmpty();
        assertThat(school.site.stranger().get(ROOM + "/log").status()).isEqualTo(303);
    }

    @Test
    void aDiscussionIsClosedNowOrAtItsTimeAndOpenedAgain() {
        var answer = olga.post(ARTICLE + "/discussion", "moderation", "course", "lock", "at", "at", "2026-02-31T10:00");
        assertThat(answer.status()).isEqualTo(422);
        var soon = LocalDateTime.ofInstant(school.clock.instant().plus(Duration.ofHours(2)), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES);
        school.change("update course set zone = 'UTC'");
        olga.post(ARTICLE + "/discussion", "moderation", "course", "lock", "at", "at", soon.toString());
        assertThat(amal.get(ARTICLE).page().text()).contains("This discussion closes on");
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        var said = amal.say(ARTICLE, "In time.");
        school.clock.move(Duration.ofHours(3));
        assertThat(amal.submit(form, "body", "Too late.").status()).isEqualTo(422);
        assertThat(ben.get(ARTICLE + "?fresh=1").page().select("form#composer")).isEmpty();
        assertThat(ben.get(path(said)).page().expectFirst("main").text()).contains("In time.", "This discussion is closed.");
        olga.post(ARTICLE + "/discussion", "moderation", "course", "lock", "open");
        assertThat(amal.say(ARTICLE, "Open again.").status()).isEqualTo(303);
    }

    @Test
    void whoeverPostsTooFastWaitsAndKeepsTheWords() {
        for (int number = 0; number < Pace.USUAL; number++) {
            assertThat(amal.say(ARTICLE, "Thought " + number).status()).isEqualTo(303);
        }
        var answer = amal.say(ARTICLE, "One too many.");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("61");
        assertThat(answer.page().text()).contains("You are quick. Wait about a minute; your words are kept.");
        assertThat(answer.page().expectFirst("textarea").wholeText()).contains("One too many.");
        assertThat(ben.say(ARTICLE, "Ben is not counted.").status()).isEqualTo(303);
        school.clock.move(Duration.ofSeconds(61));
        assertThat(amal.submit(answer.page().expectFirst("#composer")).status()).isEqualTo(303);
    }

    @Test
    void studentsDoNotModerate() {
        var said = amal.say(ARTICLE, "Words.");
        for (var path : List.of(ROOM, ARTICLE + "/discussion", path(said) + "/moderation", path(said) + "/revision", path(said) + "/private", path(said) + "/pause")) {
            assertThat(ben.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(ben.post(path(said) + "/passage").status()).isEqualTo(403);
        assertThat(ben.post(path(said) + "/keeping").status()).isEqualTo(403);
    }

    @Test
    void aClassLearnsOfANewArticleOnceItIsOut() {
        school.site.announce();
        var before = told(amal).size();
        olga.post(School.COURSE + "/posts", "title", "Fresh from the press", "body", "Words.", "once", "a", "to", "draft");
        school.site.announce();
        assertThat(told(amal)).hasSize(before);
        olga.post(School.COURSE + "/posts/fresh-from-the-press/publication");
        school.site.announce();
        school.site.announce();
        assertThat(told(amal)).hasSize(before + 1).anyMatch(line -> line.contains("New article: Fresh from the press"));
        assertThat(told(olga)).noneMatch(line -> line.contains("New article"));
        olga.post(School.COURSE + "/posts/fresh-from-the-press/publication/end");
        assertThat(told(amal)).hasSize(before);
    }
}
