package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Kept;
import unmask.storage.Database;
import unmask.web.Messages;

/** The rules of the house for what is kept: nothing undeclared in the tables, and nothing unexpected in the folder. */
class RegisterRulesTest {
    private static List<Kept> entries;

    @BeforeAll
    static void readTheRegister() {
        try (var site = TestSite.withCast()) {
            entries = site.register().entries();
        }
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyColumnIsDeclaredOnceAndEveryDeclaredColumnExists(Database database) {
        var standing = database.<List<String>>read(tx -> tx.query("""
                select concat(lower(table_name), '.', lower(column_name))
                from information_schema.columns
                where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'
                """).mapTo(String.class).list());
        var declared = entries.stream().filter(entry -> entry.where() == Kept.Where.TABLE)
                .flatMap(entry -> entry.columns().stream().map(column -> entry.name() + "." + column)).toList();
        assertThat(declared).as("A column is declared twice. Let one feature speak for it").doesNotHaveDuplicates();
        assertThat(standing).as("A column is kept that nobody has declared. Tell the register in kept(), in the feature that writes it")
                .isNotEmpty().allMatch(declared::contains);
        assertThat(declared).as("A declared column does not exist. Mend or remove its declaration").allMatch(standing::contains);
    }

    @Test
    void everyPersonalEntryAnswersTheFourQuestions() {
        var messages = new Messages();
        for (var entry : entries) {
            if (entry.isPersonal()) {
                for (var question : List.of(".what", ".why", ".who", ".until")) {
                    assertThat(messages.has(entry.key() + question)).as("Write the message %s for “What we keep”", entry.key() + question).isTrue();
                }
            }
        }
    }

    @Test
    void theTopOfTheHouseIsTidy() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(Path.of(".git")), "not a checkout");
        var git = new ProcessBuilder("git", "ls-files").redirectErrorStream(true).start();
        var tracked = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(git.waitFor(30, TimeUnit.SECONDS) && git.exitValue() == 0, "no git");
        assertThat(tracked.lines().map(file -> file.replaceAll("/.*", "")).distinct())
                .as("Something new stands at the top. Move it into src, content or static")
                .isSubsetOf("pom.xml", "README.md", "LICENSE", "src", "content", "static", ".ci", ".gitignore");
    }
}
