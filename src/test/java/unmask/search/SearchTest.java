package unmask.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unmask.WholeSchool;
import unmask.WholeSchool.Part;
import unmask.Visitor;
import unmask.storage.Ids;

/** Looking for words, as each part in a school does it: in a closed class, in an open one, and on the whole site. */
class SearchTest {
    private static WholeSchool school;

    @BeforeAll
    static void open() {
        school = WholeSchool.open();
    }

    @AfterAll
    static void close() {
        school.close();
    }

    private static Document search(Part part, String place, String words) {
        school.site().caughtUp();
        var answer = school.as(part).get(place + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(words).isEqualTo(200);
        return answer.page();
    }

    private static List<String> found(Part part, String place, String words) {
        return search(part, place, words).select(".results .snippet").eachText();
    }

    private static String said(Visitor who, String course, String words) {
        return who.say(WholeSchool.article(course), words).location().replaceAll(".*#comment-", "");
    }

    private static void state(String comment, String state) {
        school.database().change(tx -> tx.update("update comment set state = :state where id = :id")
                .bind("state", state).bind("id", Ids.parse(comment).getAsLong()).execute());
    }

    @Test
    void aMemberFindsAThoughtAndTheArticleByTheirWords() {
        var student = school.as(Part.STUDENT);
        var key = said(student, "masked", "A lighthouse keeper has **no** secrets.\n\nOr so they say.");
        var page = search(Part.OTHER_STUDENT, WholeSchool.path("masked"), "Lighthouse secret");
        var link = page.expectFirst(".results a");
        assertThat(link.attr("href")).isEqualTo(WholeSchool.article("masked") + "/comments/" + key);
        assertThat(link.text()).isEqualTo(WholeSchool.shownName("masked", Part.STUDENT) + " on The article of masked");
        assertThat(page.select(".snippet mark").eachText()).containsExactly("lighthouse", "secrets");
        assertThat(page.expectFirst(".snippet").text()).isEqualTo("A lighthouse keeper has no secrets. Or so they say.");
        assertThat(page.expectFirst(".results time").attr("datetime")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(school.as(Part.OTHER_STUDENT).get(link.attr("href")).status()).isEqualTo(200);

        var article = search(Part.STUDENT, WholeSchool.path("masked"), "the article of masked").expectFirst(".results a");
        assertThat(article.attr("href")).isEqualTo(WholeSchool.article("masked"));
        assertThat(article.select("mark").eachText()).containsExactly("The", "article", "of", "masked");
    }

    @Test
    void inAClosedClassNobodyElseFindsAnything() {
        said(school.as(Part.STUDENT), "handle", "The word of the day is pumpernickel.");
        for (var part : List.of(Part.STUDENT, Part.OTHER_STUDENT, Part.ASSISTANT, Part.INSTRUCTOR)) {
            assertThat(found(part, "", "pumpernickel")).as("%s", part).hasSize(1);
        }
        for (var part : List.of(Part.STRANGER, Part.ELSEWHERE, Part.REMOVED, Part.TEACHES_ELSEWHERE, Part.OWNER)) {
            var page = search(part, "", "pumpernickel");
            assertThat(page.select(".results")).as("%s", part).isEmpty();
            assertThat(page.expectFirst("main").text()).as("%s", part).contains("Nothing here has “pumpernickel”").doesNotContain("1 ");
        }
        assertThat(school.as(Part.STRANGER).get(WholeSchool.path("handle") + "/search?q=pumpernickel").status()).isEqualTo(404);
    }

    @Test
    void inAnOpenClassStrangersFindWhatWasPromisedToTheWebAndNothingElse() {
        var student = school.as(Part.STUDENT);
        said(student, "open", "Marzipan for everybody.");
        var kept = said(student, "open", "Marzipan for the class.");
        school.database().change(tx -> tx.update("update comment set audience = 'course' where id = :id")
                .bind("id", Ids.parse(kept).getAsLong()).execute());
        assertThat(found(Part.STRANGER, WholeSchool.path("open"), "marzipan")).containsExactly("Marzipan for everybody.");
        assertThat(found(Part.ELSEWHERE, "", "marzipan")).containsExactly("Marzipan for everybody.");
        assertThat(found(Part.OTHER_STUDENT, "", "marzipan")).containsExactlyInAnyOrder("Marzipan for everybody.", "Marzipan for the class.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "returned", "hidden", "withdrawn"})
    void whatIsNotShownIsFoundByNobodyNotEvenWhileTheIndexStillHasIt(String state) {
        var key = said(school.as(Part.STUDENT), "named", "Saxophone, " + state);
        assertThat(found(Part.STUDENT, "", "saxophone " + state)).hasSize(1);
        // No event tells of it, so the index goes on believing in it.
        state(key, state);
        for (var part : Part.values()) {
            assertThat(found(part, "", "saxophone " + state)).as("%s", part).isEmpty();
            if (part.ordinal() == 1) {
                assertThat(found(part, WholeSchool.path("named"), "saxophone " + state)).isEmpty();
            }
        }
    }

    @Test
    void aSealedDiscussionIsNotSearched() {
        said(school.as(Part.STUDENT), "named", "Xylophone under seal.");
        assertThat(found(Part.INSTRUCTOR, "", "xylophone")).hasSize(1);
        seal("timestamp with time zone '9999-01-01 00:00:00+00'");
        assertThat(found(Part.INSTRUCTOR, "", "xylophone")).isEmpty();
        assertThat(found(Part.STUDENT, "", "xylophone")).isEmpty();
        seal("null");
        assertThat(found(Part.OTHER_STUDENT, "", "xylophone")).hasSize(1);
    }

    private static void seal(String until) {
        var course = school.course("named").id();
        school.database().change(tx -> tx.update("update discussion set sealed_until = " + until + " where course_id = :course").bind("course", course).execute());
    }

    @Test
    void theIndexFollowsEditsWithdrawalsAndHiding() {
        var student = school.as(Part.STUDENT);
        var staff = school.as(Part.INSTRUCTOR);
        var place = WholeSchool.article("masked") + "/comments/" + said(student, "masked", "First it was rhubarb.");
        assertThat(found(Part.OTHER_STUDENT, "", "rhubarb")).hasSize(1);

        student.submit(student.get(place + "/edit").page().expectFirst("main form"), "body", "Then it was celeriac.");
        assertThat(found(Part.OTHER_STUDENT, "", "rhubarb")).isEmpty();
        assertThat(found(Part.OTHER_STUDENT, "", "celeriac")).containsExactly("Then it was celeriac.");

        assertThat(staff.submit(staff.get(place + "/hiding").page().expectFirst("main form"), "reason", "Off the point").status()).isEqualTo(303);
        assertThat(found(Part.OTHER_STUDENT, "", "celeriac")).isEmpty();
        assertThat(found(Part.INSTRUCTOR, "", "celeriac")).isEmpty();
        assertThat(staff.post(place + "/hiding/end").status()).isEqualTo(303);
        assertThat(found(Part.OTHER_STUDENT, "", "celeriac")).hasSize(1);

        assertThat(student.post(place + "/withdrawal").status()).isEqualTo(303);
        assertThat(found(Part.OTHER_STUDENT, "", "celeriac")).isEmpty();
    }

    @Test
    void aDraftIsNotFoundUntilItIsPublished() {
        var staff = school.as(Part.INSTRUCTOR);
        var form = staff.get(WholeSchool.path("masked") + "/posts/new").page().expectFirst("form.editor, main form");
        var draft = staff.submit(form, "title", "On turnips", "body", "The turnip is a rutabaga in disguise.", "to", "draft", "once", "turnips");
        assertThat(draft.status()).isEqualTo(303);
        assertThat(found(Part.STUDENT, "", "rutabaga")).isEmpty();
        assertThat(staff.post(WholeSchool.path("masked") + "/posts/on-turnips/publication").status()).isEqualTo(303);
        assertThat(found(Part.STUDENT, "", "rutabaga disguise")).containsExactly("The turnip is a rutabaga in disguise.");
        assertThat(found(Part.STRANGER, "", "rutabaga")).isEmpty();
        var key = school.as(Part.STUDENT).say(WholeSchool.path("masked") + "/posts/on-turnips", "I like kohlrabi.");
        assertThat(key.status()).isEqualTo(303);
        assertThat(found(Part.STUDENT, "", "kohlrabi")).hasSize(1);
        assertThat(staff.post(WholeSchool.path("masked") + "/posts/on-turnips/publication/end").status()).isEqualTo(303);
        assertThat(found(Part.STUDENT, "", "rutabaga")).isEmpty();
        assertThat(found(Part.STUDENT, "", "kohlrabi")).as("what was said under it").isEmpty();
    }

    @Test
    void aHiddenClassIsSearchedByItsStaffAlone() {
        said(school.as(Part.STUDENT), "open", "Bergamot in the open.");
        assertThat(found(Part.STRANGER, "", "bergamot")).hasSize(1);
        hide(true);
        assertThat(found(Part.STRANGER, "", "bergamot")).isEmpty();
        assertThat(found(Part.STUDENT, "", "bergamot")).isEmpty();
        assertThat(found(Part.INSTRUCTOR, "", "bergamot")).hasSize(1);
        var looking = school.as(Part.INSTRUCTOR);
        looking.post(WholeSchool.path("open") + "/student-view", "to", "/");
        assertThat(looking.get("/search?q=bergamot").page().select(".results")).as("with a student’s eyes").isEmpty();
        hide(false);
        assertThat(found(Part.STUDENT, "", "bergamot")).hasSize(1);
    }

    private static void hide(boolean hidden) {
        school.database().change(tx -> tx.update("update course set hidden = :hidden where slug = 'open'").bind("hidden", hidden).execute());
    }

    @Test
    void manyThoughtsThatSomebodyMayNotSeeDoNotCrowdOutTheOneThatTheyMay() {
        var student = school.as(Part.STUDENT);
        said(student, "open", "Quince and nothing but quince, quince, quince, in many, many more words than the others have, so that it comes last of all.");
        IntStream.range(0, 70).forEach(each -> said(student, "masked", "Quince " + each));
        IntStream.range(0, 30).mapToObj(each -> said(student, "open", "Quince")).forEach(key -> state(key, "held"));
        assertThat(found(Part.STRANGER, "", "quince")).hasSize(1);

        var first = search(Part.STUDENT, WholeSchool.path("masked"), "quince");
        assertThat(first.select(".results > li")).hasSize(20);
        assertThat(first.select(".pager a").eachText()).containsExactly("More");
        var all = IntStream.rangeClosed(1, 4).mapToObj(page -> school.as(Part.STUDENT).get(WholeSchool.path("masked") + "/search?q=quince&page=" + page).page())
                .flatMap(page -> page.select(".snippet").eachText().stream()).toList();
        assertThat(all).hasSize(70).doesNotHaveDuplicates();
        var beyond = school.as(Part.STUDENT).get(WholeSchool.path("masked") + "/search?q=quince&page=5").page();
        assertThat(beyond.expectFirst(".empty").text()).contains("nothing more");
        assertThat(school.as(Part.STUDENT).get(WholeSchool.path("masked") + "/search?q=quince&page=11").status()).isEqualTo(404);
    }

    @Test
    void markupInAThoughtIsShownAsItsAuthorTypedIt() {
        said(school.as(Part.STUDENT), "masked", "See `<script>alert('gooseberry')</script>` & <img src=x onerror=alert(1)> gooseberry");
        var page = search(Part.STUDENT, "", "gooseberry");
        assertThat(page.select("main script, main img")).isEmpty();
        assertThat(page.expectFirst(".snippet").text()).isEqualTo("See <script>alert('gooseberry')</script> & <img src=x onerror=alert(1)> gooseberry");
        assertThat(page.select(".snippet mark").eachText()).containsExactly("gooseberry", "gooseberry");
        var asked = search(Part.STUDENT, "", "\"><script>alert(1)</script>");
        assertThat(asked.select("script:not([src])")).isEmpty();
        assertThat(asked.expectFirst("#q").val()).isEqualTo("\"><script>alert(1)</script>");
    }

    @Test
    void wordsBetweenQuotationMarksBelongTogether() {
        said(school.as(Part.STUDENT), "masked", "The cat sat on the parsnip.");
        assertThat(found(Part.STUDENT, "", "parsnip cat")).hasSize(1);
        assertThat(found(Part.STUDENT, "", "“parsnip cat”")).isEmpty();
        assertThat(found(Part.STUDENT, "", "\"the parsnip\" cat")).hasSize(1);
        assertThat(found(Part.STUDENT, "", "«on the parsnip")).hasSize(1);
        assertThat(found(Part.STUDENT, "", "parsnip dog")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fennel*", "fennel?", "+fennel", "-fennel", "!fennel", "fennel~2", "fennel^9", "(fennel", "fennel)", "[fennel TO fennel]", "words:fennel", "key:fennel",
            "fennel AND", "OR fennel", "NOT fennel", "fennel && ||", "\\fennel", "fennel\\", "\"fennel", "fennel\"\"", "/fennel/", "fénnel", "FENNEL", "fennel’s", "fennels",
            "\u0000fennel", "fennel\u200b", "fennel\ud83d\ude00", "{fennel}", "%fennel%", "${fennel}", "fennel\t\n"})
    void whateverIsTypedIsTakenAsWords(String typed) {
        said(school.as(Part.STUDENT), "masked", "Fennel! And/or to words, keys, not 2 or 9? \ud83d\ude00 all AND or to not.");
        assertThat(search(Part.STUDENT, "", typed).select(".wrong")).isEmpty();
        if (!typed.contains(":")) {
            assertThat(found(Part.STUDENT, "", typed)).as(typed).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"\"", "“”", "…", "???", "- -", "\u202e", "\ufffd", "(((((((", "zzzznowhere"})
    void whatHasNoWordInItFindsNothing(String typed) {
        assertThat(search(Part.STUDENT, "", typed).expectFirst(".empty").text()).startsWith("Nothing here has");
    }

    @Test
    void anEmptyBoxSaysWhatToDoAndALongQuestionWhatIsWrong() {
        assertThat(search(Part.STUDENT, "", "  ").expectFirst(".hint").text()).contains("All words must be there");
        assertThat(school.as(Part.STRANGER).get("/search").page().select("#q")).hasSize(1);
        var words = IntStream.range(0, 60).mapToObj(each -> "word").collect(Collectors.joining("+"));
        var answer = school.as(Part.STUDENT).get("/search?q=" + words);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#q").val()).startsWith("word word");
        assertThat(answer.page().expectFirst("#q").attr("aria-describedby")).isEqualTo(answer.page().expectFirst(".wrong").id());
        assertThat(school.as(Part.STUDENT).get("/search?q=%ff%fe%00&page=-1").status()).isEqualTo(200);
    }

    @Test
    void everyPageLeadsToTheBoxAndACourseHasOne() {
        assertThat(school.as(Part.STRANGER).get("/").page().select("header a[href=/search]")).hasSize(1);
        var course = school.as(Part.STUDENT).get(WholeSchool.path("masked")).page();
        assertThat(course.select("header a[href=" + WholeSchool.path("masked") + "/search]")).hasSize(1);
        Element box = course.expectFirst("form[role=search]");
        assertThat(box.attr("action")).isEqualTo(WholeSchool.path("masked") + "/search");
        assertThat(box.select("label[for=q]")).hasSize(1);
        assertThat(school.as(Part.STUDENT).get(WholeSchool.path("masked") + "/search?q=words").header("cache-control")).isEqualTo("no-store");
    }
}
