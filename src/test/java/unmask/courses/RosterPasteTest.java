package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unmask.people.RosterName;
import unmask.people.RosterStore.Origin;

class RosterPasteTest {
    private static final List<RosterName> NOBODY = List.of();

    private static RosterName listed(String name, String id) {
        return new RosterName(1, 2, name, id, Origin.STAFF, "KTRW-7MXD-9FCQ", false, null);
    }

    private static RosterPaste pasted(String text, RosterName... list) {
        return RosterPaste.of(text, List.of(list), false);
    }

    private static List<String> reasons(RosterPaste paste) {
        return paste.held().stream().map(held -> held.number() + " " + held.reason()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "Amal Haddad|Amal Haddad|",
        "  Amal   Haddad  |Amal Haddad|",
        "Haddad, Amal|Haddad, Amal|",
        "Haddad, Amal, Dr.|Haddad, Amal, Dr.|",
        "Amal Haddad;1001|Amal Haddad|1001",
        "Amal Haddad,1001|Amal Haddad|1001",
        "1001,Amal Haddad|Amal Haddad|1001",
        "Amal Haddad,s-1001x|Amal Haddad|s-1001x",
        "\"Haddad, Amal\",1001|Haddad, Amal|1001",
        "\"Haddad, Amal\";1001|Haddad, Amal|1001",
        "Anna \"Nia\" Berg|Anna \"Nia\" Berg|",
        "Amal Haddad;ahaddad|Amal Haddad|ahaddad",
        "Haddad;Amal|Haddad Amal|",
        "Haddad;Amal;1001|Haddad Amal|1001",
        "Amal Haddad;;;|Amal Haddad|",
        "سارة الخطيب;2202|سارة الخطيب|2202",
        "Élodie d’Arc|Élodie d’Arc|",
        "王小明;7|王小明|7"})
    void aLineIsANameAndPerhapsTheSchoolsNumber(String line, String name, String id) {
        var read = PastedLine.of(1, line);
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.schoolId()).isEqualTo(id == null ? "" : id);
        assertThat(read.problem()).isNull();
    }

    @Test
    void aSpreadsheetsColumnsComeByTabs() {
        assertThat(PastedLine.of(1, "Amal Haddad\t1001")).extracting(PastedLine::name, PastedLine::schoolId).containsExactly("Amal Haddad", "1001");
        assertThat(PastedLine.of(1, "1001\tHaddad\tAmal")).extracting(PastedLine::name, PastedLine::schoolId).containsExactly("Haddad Amal", "1001");
        assertThat(PastedLine.of(1, "Amal Haddad\t10A\t1001").problem()).isEqualTo("many-columns");
        assertThat(PastedLine.of(1, "\t\t1001").problem()).isEqualTo("no-name");
    }

    @Test
    void whatNobodyCanSeeIsTakenOutAndJoinersStay() {
        assertThat(PastedLine.of(1, "\u202eAmal\u200b Had\u0001dad\ufeff").name()).isEqualTo("Amal Haddad");
        assertThat(PastedLine.of(1, "می\u200cنا").name()).isEqualTo("می\u200cنا");
        assertThat(PastedLine.of(1, "\u200b\u202e\u0007").problem()).isEqualTo("no-name");
        assertThat(PastedLine.of(1, "\uD800").problem()).isEqualTo("no-name");
        assertThat(PastedLine.of(1, "12345").problem()).isEqualTo("no-name");
    }

    @Test
    void twoPeopleOfOneNameAreTwoPeopleAfterAWarning() {
        var warned = pasted("Ben Castell\nAmal Haddad\nAMAL  haddad\n", listed("Ben Castell", ""));
        assertThat(reasons(warned)).containsExactly("1 namesake-listed", "3 namesake-pasted");
        assertThat(warned.hasNamesakes()).isTrue();
        assertThat(warned.rest()).isEqualTo("Ben Castell\nAMAL  haddad");
        assertThat(RosterPaste.of(warned.rest(), List.of(listed("Ben Castell", ""), listed("Amal Haddad", "")), true).sound()).hasSize(2);
    }

    @Test
    void differentNumbersTellNamesakesApartAndOneNumberIsOnePerson() {
        assertThat(pasted("Amal Haddad\t1\nAmal Haddad\t2\nAmal Haddad\t3").held()).isEmpty();
        assertThat(reasons(pasted("Amal Haddad\t1\nBen Castell\t1", listed("Chloe", "7")))).containsExactly("2 id-pasted");
        assertThat(reasons(pasted("Amal Haddad\t7", listed("Chloe", "7")))).containsExactly("1 id-listed");
        assertThat(reasons(pasted("Amal Haddad\t7", listed("Amal Haddad", "")))).containsExactly("1 namesake-listed");
        assertThat(reasons(RosterPaste.of("Amal Haddad\t7", List.of(listed("Chloe", "7")), true))).containsExactly("1 id-listed");
    }

    @Test
    void aHeadingIsNobody() {
        assertThat(pasted("Name\tStudent ID\nAmal Haddad\t1").sound()).hasSize(1);
        assertThat(pasted("Student name\nAmal Haddad").sound()).hasSize(1);
    }

    @Test
    void itGoesTwoThousandLinesAtATimeAndNothingIsLost() {
        var lines = new ArrayList<String>();
        for (int number = 1; number <= 2_500; number++) {
            lines.add("Person " + "abcdefghij".charAt(number % 10) + number);
        }
        var paste = pasted(String.join("\n", lines));
        assertThat(paste.sound()).hasSize(2_000);
        assertThat(reasons(paste)).containsExactly("2001 too-many");
        assertThat(paste.rest().split("\n")).hasSize(500);
    }

    /** The list that a tired colleague pastes on the evening before term. */
    @Test
    void ofFiveHundredLinesTheSoundAreTakenAndTheRestIsListedWithItsLines() {
        var random = new SplittableRandom(2014);
        var lines = new ArrayList<String>();
        var expected = new ArrayList<String>();
        int sound = 0;
        for (int number = 1; number <= 500; number++) {
            switch (random.nextInt(8)) {
                case 0 -> lines.add(random.nextBoolean() ? "" : " \t ");
                case 1 -> {
                    lines.add("x".repeat(10_000));
                    expected.add(number + " too-long");
                }
                case 2 -> {
                    lines.add("\u200b\u202e");
                    expected.add(number + " no-name");
                }
                case 3 -> {
                    lines.add(sound == 0 ? "" : "Person 1 of ours");
                    if (sound > 0) {
                        expected.add(number + " namesake-pasted");
                    }
                }
                case 4 -> lines.add("شخص رقم " + number + " \t" + (1000 + ++sound));
                case 5 -> lines.add("Tab Person\tNumber\t" + number + "x" + sound++);
                default -> lines.add("Person " + (++sound == 1 ? 1 : number + 1) + " of ours");
            }
        }
        // The first sound name is the one that is repeated.
        lines.add(0, "Person 1 of ours");
        var paste = pasted(String.join("\r\n", lines).replace("\r\n", "\n"));
        assertThat(paste.held()).allSatisfy(held -> assertThat(lines.get(held.number() - 1)).isEqualTo(held.text()));
        assertThat(paste.held().stream().filter(held -> held.reason().equals("too-long")))
                .hasSize((int) lines.stream().filter(line -> line.length() == 10_000).count());
        assertThat(paste.held()).extracting(RosterPaste.Held::reason).contains("too-long", "no-name", "namesake-pasted");
        assertThat(paste.sound().size() + paste.held().size() + lines.stream().filter(String::isBlank).count()).isEqualTo(lines.size());
        assertThat(paste.held()).allSatisfy(held -> assertThat(held.shown().length()).isLessThan(70));
    }
}
