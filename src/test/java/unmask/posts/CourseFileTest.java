package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CourseFileTest {
    @Test
    void everyKeyIsRead() {
        var course = CourseFile.parse("""
                ---
                title: Technology, Privacy and Society
                term: {begins: 2026-09-07, ends: 2027-01-29}
                zone: Europe/Madrid
                names: handle
                audience: web
                sample: true
                teaser: A term of reading.
                hidden: false
                ---
                Welcome.
                """).document().orElseThrow();
        assertThat(course.title()).isEqualTo("Technology, Privacy and Society");
        assertThat(course.begins()).contains(LocalDate.of(2026, 9, 7));
        assertThat(course.ends()).contains(LocalDate.of(2027, 1, 29));
        assertThat(course.zone()).contains(ZoneId.of("Europe/Madrid"));
        assertThat(course.names()).contains("handle");
        assertThat(course.audience()).contains("web");
        assertThat(course.sample()).isTrue();
        assertThat(course.teaser()).contains("A term of reading.");
        assertThat(course.hidden()).isFalse();
        assertThat(course.body()).isEqualTo("Welcome.\n");
        assertThat(course.bodyLine()).isEqualTo(11);
    }

    @Test
    void onlyTheTitleIsNeeded() {
        var course = CourseFile.parse("---\ntitle: Privacy\n---\n").document().orElseThrow();
        assertThat(course.names()).isEmpty();
        assertThat(course.begins()).isEmpty();
        assertThat(course.zone()).isEmpty();
    }

    static List<Arguments> mistakes() {
        return List.of(
                arguments("# Privacy", "1 course.header"),
                arguments("---\ntitle: P\n", "1 header.open"),
                arguments("---\nnames: named\n---\n", "1 title.missing"),
                arguments("---\ntitle: P\nterm: 2026\n---\n", "3 type.section [term]"),
                arguments("---\ntitle: P\nterm:\n  begins: 2026-09-31\n---\n", "4 date [term.begins, 2026-09-31]"),
                arguments("---\ntitle: P\nterm:\n  begin: 2026-09-07\n---\n", "4 key.meant [term.begin, term.begins]"),
                arguments("---\ntitle: P\nterm:\n  begins: 2026-09-07\n  ends: 2026-01-29\n---\n", "5 term.order [2026-01-29, 2026-09-07]"),
                arguments("---\ntitle: P\nzone: Madrid\n---\n", "3 zone [Madrid]"),
                arguments("---\ntitle: P\nnames: hidden\n---\n", "3 choice [names, hidden, named, handle, masked]"),
                arguments("---\ntitle: P\nsample: often\n---\n", "3 type.yes [sample]"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String document, String problem) {
        var parsed = CourseFile.parse(document);
        assertThat(parsed.problems()).extracting(FrontMatterTest::shown).containsExactly(problem);
        assertThat(parsed.document()).isEmpty();
    }
}
