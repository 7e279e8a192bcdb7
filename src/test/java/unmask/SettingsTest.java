package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {
    private static List<OptionSpec> options() {
        return new CommandLine(new Main()).getCommandSpec().options().stream()
                .filter(option -> !List.of("--help", "--version").contains(option.longestName()))
                .toList();
    }

    private static String variable(OptionSpec option) {
        return "UNMASK_" + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Settings settings(String... arguments) {
        return CommandLine.populateCommand(new Settings(), arguments);
    }

    @Test
    void theReadmeListsEveryOptionAsItIs() throws IOException {
        var rows = new TreeMap<String, String>();
        var row = Pattern.compile("\\| `(--[\\w-]+)` \\| `(\\w+)` \\| (?:`([^`]*)`)? ?\\|");
        var matcher = row.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            rows.put(matcher.group(1), matcher.group(2) + " " + (matcher.group(3) == null ? "" : matcher.group(3)));
        }
        var expected = new TreeMap<String, String>();
        options().forEach(option -> expected.put(option.longestName(), variable(option) + " " + usual(option)));
        assertThat(rows).as("The settings table in README.md must list every option of Settings, with its variable and default").isEqualTo(expected);
    }

    private static String usual(OptionSpec option) {
        var matcher = Pattern.compile("\\$\\{env:" + variable(option) + "(?::-([^}]*))?}").matcher(declared(option));
        assertThat(matcher.matches()).as("%s must take its default from the environment", option.longestName()).isTrue();
        return matcher.group(1) == null ? "" : matcher.group(1);
    }

    /** The default as it is written down, before the environment is looked at. */
    private static String declared(OptionSpec option) {
        return ((Field) option.userObject()).getAnnotation(CommandLine.Option.class).defaultValue();
    }

    @Test
    void everyOptionsHelpNamesItsVariable() {
        assertThat(options()).hasSizeGreaterThan(10)
                .allSatisfy(option -> assertThat(String.join(" ", option.description())).contains(variable(option)));
    }

    @Test
    void helpListsEveryCommandAndOption() {
        var help = new StringWriter();
        new CommandLine(new Main()).setOut(new PrintWriter(help)).execute("--help");
        assertThat(help.toString()).contains("serve", "demo", "recover-owner");
        options().forEach(option -> assertThat(help.toString()).contains(option.longestName()));
        for (var command : List.of("serve", "demo", "recover-owner")) {
            var own = new StringWriter();
            new CommandLine(new Main()).setOut(new PrintWriter(own)).execute(command, "--help");
            options().forEach(option -> assertThat(own.toString()).contains(option.longestName()));
        }
    }

    @Test
    void withoutArgumentsTheSiteIsLocalAndEmbedded() {
        var settings = settings();
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.port).isEqualTo(7070);
        assertThat(settings.isLocal()).isTrue();
        assertThat(settings.database).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "--host 0.0.0.0",
            "--host 0.0.0.0 --base-url http://unmask.school.example",
            "--host 192.168.1.5 --tls-cert cert.pem",
            "--port 70000",
            "--base-url unmask.school.example",
            "--base-url https://unmask.school.example/blog"})
    void whatWouldBeUnsafeOrImpossibleIsRefusedWithASentence(String line) {
        assertThat(settings(line.split(" ")).problems()).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "--host 0.0.0.0 --base-url https://unmask.school.example",
            "--host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem",
            "--host 0.0.0.0 --plain-http",
            "--host 127.0.0.1",
            "--base-url http://localhost:8080"})
    void whatIsSafeOrAskedForIsTaken(String line) {
        assertThat(settings(line.split(" ")).problems()).isEmpty();
    }

    @Test
    void theSettingsArePrintedWithoutTheirSecrets() {
        var settings = settings("--database", "jdbc:postgresql://sam:hunter22@db/unmask?password=hunter22", "--database-user", "sam",
                "--database-password", "hunter22");
        var printed = settings.inForce(settings.databaseAddress(false).masked());
        assertThat(printed).contains("jdbc:postgresql://", "db/unmask").doesNotContain("hunter22");
    }

    @Test
    void aPortThatIsTakenIsASentenceAndNoStackTrace() {
        try (var site = TestSite.withCast()) {
            var port = site.address().replaceAll(".*:", "");
            var out = new StringWriter();
            int code = new CommandLine(new Main()).setOut(new PrintWriter(out)).execute("demo", "--port", port);
            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).contains("Port " + port, "Choose another with --port.").doesNotContain("\tat ");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsASentence() {
        var out = new StringWriter();
        int code = new CommandLine(new Main()).setOut(new PrintWriter(out))
                .execute("--port", "0", "--database", "jdbc:postgresql://localhost:1/none?connectTimeout=1", "--database-user", "x");
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("cannot be opened");
    }

    @Test
    void everySettingIsKnownToTheHelp() {
        assertThat(Arrays.stream(Settings.class.getDeclaredFields()).filter(field -> field.isAnnotationPresent(CommandLine.Option.class)).count())
                .isEqualTo(options().size());
    }
}
