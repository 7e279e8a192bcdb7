package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import unmask.posts.SampleCourse;
import unmask.storage.Databases;

/** The whole job on PostgreSQL: set-up, joining, talking, reading. */
class PostgresSiteTest {
    @Test
    void aClassMeetsOnPostgres() {
        try (var site = TestSite.on(Databases.postgres(), SampleCourse.inTemporaryFolder())) {
            var owner = site.stranger();
            owner.submit(owner.get(site.setupPath()).page().expectFirst("main form"),
                    "name", "olga", "passphrase", "lantern orbit velvet canyon", "shown", "Ms Olga", "zone", "Europe/Paris");
            var code = owner.get("/courses/privacy-and-society").page().expectFirst(".facts code").text();
            var student = site.stranger();
            var form = student.get("/join/" + code).page().expectFirst("main form");
            assertThat(student.submit(form, "real", "Sam Real", "name", "sam", "passphrase", "copper river ladder moss").status()).isEqualTo(303);
            var said = student.say(TestSite.THE_MASK, "Hello from the other database.");
            assertThat(said.status()).isEqualTo(303);
            assertThat(site.stranger().get(TestSite.THE_MASK).page().expectFirst("#thoughts").text()).startsWith("One thought");
            assertThat(owner.submit(owner.get(TestSite.THE_MASK).page().expectFirst("#composer"), "body", "Welcome.").status()).isEqualTo(303);
        }
    }
}
