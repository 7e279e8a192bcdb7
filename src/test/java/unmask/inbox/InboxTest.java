package unmask.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

class InboxTest {
    private final NoticeStore notices = new NoticeStore();
    private School school;
    private Visitor sam;

    @BeforeEach
    void open() {
        school = new School();
        sam = school.joined("sam");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void tell(Notice.Kind kind, boolean aboutTheClass) {
        Long course = aboutTheClass ? school.one("select id from course where slug = '" + School.SLUG + "'", Long.class) : null;
        long account = school.account("sam");
        school.database.change(tx -> notices.tell(tx, account, course, kind, null));
    }

    private int count() {
        var mark = sam.get("/").page().select("nav .count");
        return mark.isEmpty() ? 0 : Integer.parseInt(mark.text());
    }

    @Test
    void anEmptyInboxSaysWhatWillStandThere() {
        var page = sam.get("/inbox").page();
        assertThat(page.expectFirst(".empty").text()).contains("Nothing yet");
        assertThat(page.select("form[action=/inbox/seen]")).isEmpty();
    }

    @Test
    void everyKindIsASentenceTheNewestFirst() {
        for (var kind : Notice.Kind.values()) {
            tell(kind, kind != Notice.Kind.CREATING_ENDED);
            school.clock.move(Duration.ofHours(10));
        }
        var rows = sam.get("/inbox").page().select("main .rows > li");
        assertThat(rows).hasSize(Notice.Kind.values().length);
        assertThat(rows).allSatisfy(row -> assertThat(row.text()).contains("New", " 2026").doesNotContain("{0}", "null"));
        assertThat(rows.eachText().stream().filter(text -> text.contains("Technology, Privacy and Society"))).hasSize(Notice.Kind.values().length - 1);
        assertThat(rows.last().text()).contains("looked behind your class name");
        assertThat(rows.last().select("a[href=/me/unmaskings]")).hasSize(1);
    }

    @Test
    void theMarkIsClearedWithOneClickAndReadingAloneClearsNothing() {
        tell(Notice.Kind.PASSPHRASE_CHANGED, false);
        tell(Notice.Kind.ROLE_CHANGED, true);
        assertThat(count()).isEqualTo(2);
        sam.get("/inbox");
        assertThat(count()).isEqualTo(2);
        var form = sam.get("/inbox").page().expectFirst("form[action=/inbox/seen]");
        assertThat(sam.submit(form).location()).isEqualTo("/inbox?done=mark-cleared");
        assertThat(count()).isZero();
        var page = sam.get("/inbox").page();
        assertThat(page.select("main .rows > li")).hasSize(2);
        assertThat(page.text()).doesNotContain("New ");
        assertThat(sam.post("/inbox/seen").status()).isEqualTo(303);
    }

    @Test
    void theMarkIsClearedInEveryStateOfAClass() {
        tell(Notice.Kind.ROLE_CHANGED, true);
        school.change("update course set archived_on = '2026-11-01', hidden = true");
        school.change("update member set state = 'removed' where id = " + school.member("sam"));
        assertThat(count()).isEqualTo(1);
        sam.post("/inbox/seen");
        assertThat(count()).isZero();
    }

    @Test
    void whatWaitsIsNeitherCountedNorListedNorCleared() {
        long account = school.account("sam");
        school.database.change(tx -> notices.tell(tx, account, null, Notice.Kind.UNMASKED, null, Duration.ofDays(7)));
        sam.post("/inbox/seen");
        assertThat(sam.get("/inbox").page().select("main .rows > li")).isEmpty();
        school.clock.move(Duration.ofDays(7));
        school.database.touch();
        assertThat(count()).isEqualTo(1);
        assertThat(sam.get("/inbox").page().select("main .rows > li")).hasSize(1);
    }

    @Test
    void aLongInboxHasPages() {
        for (int number = 0; number < InboxRoutes.ON_A_PAGE + 1; number++) {
            tell(Notice.Kind.PASSPHRASE_CHANGED, false);
        }
        var first = sam.get("/inbox").page();
        assertThat(first.select("main .rows > li")).hasSize(InboxRoutes.ON_A_PAGE);
        var second = sam.get(first.expectFirst("a[rel=next]").attr("href"));
        assertThat(second.status()).as(second.page().text()).isEqualTo(200);
        assertThat(second.page().select("main .rows > li")).hasSize(1);
        assertThat(second.page().select("a[rel=next]")).isEmpty();
        assertThat(sam.get("/inbox?page=3").status()).isEqualTo(404);
    }

    @Test
    void somebodyElsesNoticesAreTheirs() {
        tell(Notice.Kind.UNMASKED, true);
        assertThat(school.joined("mia").get("/inbox").page().select("main .rows > li")).isEmpty();
        assertThat(school.site.stranger().get("/inbox").location()).startsWith("/sign-in");
    }

    @Test
    void halfAYearLaterItIsForgotten() {
        tell(Notice.Kind.PASSPHRASE_CHANGED, false);
        school.clock.move(Duration.ofDays(181));
        tell(Notice.Kind.ROLE_CHANGED, true);
        school.clock.move(Duration.ofDays(2));
        school.database.change(notices::sweep);
        assertThat(school.one("select kind from notice", String.class)).isEqualTo("role_changed");
    }
}
