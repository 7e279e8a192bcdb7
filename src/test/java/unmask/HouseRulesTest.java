package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know: who may import whom, and what stands where in the Java code. */
class HouseRulesTest {
    private static final Set<String> FLOORS = Set.of("storage", "markdown", "people", "web");

    /** What each package may import beside libraries; the rooms, below, may import every floor too. */
    private static final Map<String, Set<String>> FLOOR_IMPORTS = Map.of(
            "storage", Set.of(),
            "markdown", Set.of(),
            "people", Set.of("storage"),
            "web", Set.of("people", "storage"));

    private static final Map<String, Set<String>> ROOM_IMPORTS = Map.ofEntries(
            Map.entry("signin", Set.of("inbox")),
            Map.entry("search", Set.of()),
            Map.entry("inbox", Set.of()),
            Map.entry("courses", Set.of("inbox")),
            Map.entry("comments", Set.of("inbox")),
            Map.entry("posts", Set.of("comments")),
            Map.entry("prompts", Set.of("posts", "comments", "inbox")),
            Map.entry("participation", Set.of("prompts", "comments", "courses")),
            Map.entry("privacy", Set.of()));

    /** Pages that join features, and the demonstration, may import all that stands above them. */
    private static final Set<String> JOINING = Set.of("reading", "demo");

    /** The classes beside {@link App}, and none of the tests'. */
    private static final JavaClasses HOUSE = new ClassFileImporter().importUrl(App.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void noTwoPackagesLeanOnEachOther() {
        SlicesRuleDefinition.slices().matching("unmask.(*)..").should().beFreeOfCycles()
                .as("Two packages import each other. Move what both need down a floor, or hand it in through a constructor")
                .check(HOUSE);
    }

    @Test
    void everyPackageImportsOnlyWhatTheTableOfTheHouseAllows() {
        var wrong = new TreeSet<String>();
        imports().forEach(link -> {
            if (!mayImport(packageOf(link.getOriginClass()), packageOf(link.getTargetClass()))) {
                wrong.add(link.getOriginClass().getName() + " imports " + link.getTargetClass().getName());
            }
        });
        assertThat(wrong).as("A package imports another that the table in its package-info does not allow. Hand it in as a function, or move the class")
                .isEmpty();
    }

    private static boolean mayImport(String from, String to) {
        if (from.isEmpty()) {
            return true;
        }
        if (to.isEmpty() || to.equals("demo")) {
            return false;
        }
        if (JOINING.contains(from)) {
            return !JOINING.contains(to) || from.equals("demo");
        }
        if (FLOORS.contains(from)) {
            return FLOOR_IMPORTS.get(from).contains(to);
        }
        return ROOM_IMPORTS.containsKey(from) && (FLOORS.contains(to) || ROOM_IMPORTS.get(from).contains(to));
    }

    private static Stream<Dependency> imports() {
        return house().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(link -> link.getTargetClass().getPackageName().startsWith("unmask"))
                .filter(link -> !packageOf(link.getOriginClass()).equals(packageOf(link.getTargetClass())));
    }

    /** Our own classes; a packed site has its libraries beside them. */
    private static Stream<JavaClass> house() {
        return HOUSE.stream().filter(each -> each.getPackageName().matches("unmask(\\..*)?"));
    }

    /** The first package below the root, or the empty string for the root itself. */
    private static String packageOf(JavaClass each) {
        var parts = each.getPackageName().split("\\.");
        return parts.length == 1 ? "" : parts[1];
    }

    @Test
    void everyPackageHasItsPlaceInTheHouse() {
        var known = new TreeSet<>(ROOM_IMPORTS.keySet());
        known.addAll(FLOORS);
        known.addAll(JOINING);
        var standing = new TreeSet<String>();
        house().forEach(each -> standing.add(packageOf(each)));
        standing.remove("");
        assertThat(known).as("A package has no place in the house. Give it a row in this test, and say in its package-info what it may import")
                .containsAll(standing);
        for (var each : standing) {
            assertThat(Sources.MAIN.resolve("java/unmask/" + each + "/package-info.java"))
                    .as("The package %s does not say what lives there. Write its package-info.java", each).exists();
        }
    }

    @Test
    void everyClassHasANameFromTheClassroom() {
        var empty = Pattern.compile(".*(Service|Manager|Util|Utils|Helper|Dao|Dto|DAO|DTO|Impl)");
        assertThat(house().map(JavaClass::getSimpleName).filter(name -> empty.matcher(name).matches()))
                .as("A class is named after a layer. Name it after what it is to a teacher").isEmpty();
    }

    @Test
    void nobodyButStorageHoldsThePool() {
        assertThat(using("storage", "com.zaxxer.hikari", "javax.sql", "java.sql.DriverManager", "java.sql.Connection", "org.flywaydb", "org.h2", "org.postgresql"))
                .as("Only storage holds connections. Take a Tx from the Database").isEmpty();
    }

    @Test
    void onlyStoresSpeakToTheTables() {
        var wrong = new TreeSet<String>();
        house().filter(each -> !packageOf(each).equals("storage") && !isStore(each)).forEach(each -> each.getDirectDependenciesFromSelf().stream()
                .filter(link -> link.getTargetClass().getPackageName().startsWith("org.jdbi"))
                .forEach(link -> wrong.add(each.getName() + " uses " + link.getTargetClass().getName())));
        assertThat(wrong).as("Only stores ask the database. Give the store a method that says what you need").isEmpty();
    }

    private static boolean isStore(JavaClass each) {
        // The keys of forms are a table of one look and one insert, named for what they are.
        return Stream.of("Store", "OnceKeys").anyMatch(end -> each.getName().replaceAll("\\$.*", "").endsWith(end));
    }

    private static Set<String> using(String mayDoSo, String... libraries) {
        var wrong = new TreeSet<String>();
        house().filter(each -> !packageOf(each).equals(mayDoSo)).forEach(each -> each.getDirectDependenciesFromSelf().stream()
                .filter(link -> Arrays.stream(libraries).anyMatch(link.getTargetClass().getName()::startsWith))
                .forEach(link -> wrong.add(each.getName() + " uses " + link.getTargetClass().getName())));
        return wrong;
    }

    @Test
    void sqlStandsInStoresOnly() {
        var sql = Pattern.compile("\"\\s*(select |insert into |update \\w+ set|delete from |with recursive )", Pattern.CASE_INSENSITIVE);
        assertThat(linesWith(sql, file -> !file.startsWith("storage/") && !file.endsWith("Store.java") && !file.equals("web/OnceKeys.java")))
                .as("An SQL sentence stands outside a store. Move it into the store of the table that it speaks of").isEmpty();
    }

    @Test
    void aRealNameMeetsAClassNameInOnePlaceOnly() {
        var sentence = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
        var wrong = new TreeSet<String>();
        Sources.java().forEach((file, text) -> {
            // Sentences that are put together from parts count as one.
            var joined = text.replaceAll("\"\\s*\\+\\s*(\\w+)\\s*\\+\\s*\"", " $1 ").replaceAll("\\+\\s*\"\"\"", "+ \"\"\"");
            sentence.matcher(joined).results().map(MatchResult::group).filter(HouseRulesTest::joinsNames).forEach(sql -> wrong.add(file + ": " + sql.strip()));
        });
        assertThat(wrong.removeIf(found -> found.startsWith("people/RealNameStore.java"))).as("the rule finds the one place where they may meet").isTrue();
        assertThat(wrong).as("A sentence of SQL joins real names to class names. Only RealNameStore may, and it asks the mask first").isEmpty();
        var parts = Sources.java();
        assertThat(parts.keySet().stream().filter(file -> file.endsWith("Store.java") && !file.equals("people/RealNameStore.java"))
                .filter(file -> parts.get(file).matches("(?s).*(from|join) roster_name.*") && parts.get(file).matches("(?s).*(from|join) (persona|shown_name).*")))
                .as("A store reads real names and class names, if in two sentences. Keep the tables in stores of their own").isEmpty();
    }

    private static boolean joinsNames(String sql) {
        return Pattern.compile("\\broster_name\\b").matcher(sql).find() && Pattern.compile("\\b(persona|shown_name)\\b").matcher(sql).find();
    }

    @Test
    void nobodyPrintsOrSleeps() {
        assertThat(linesWith(Pattern.compile("System\\.(out|err)\\b|printStackTrace|Thread\\.sleep"), file -> true))
                .as("Print through the command line's writer or the log, and wait for a condition or on a schedule").isEmpty();
    }

    @Test
    void timeAndChanceAreHandedIn() {
        var direct = Pattern.compile("new (Secure|Splittable)?Random\\(|Math\\.random|ThreadLocalRandom|(Instant|Local(Date)?(Time)?|ZonedDateTime|OffsetDateTime)\\.now\\(|"
                + "Clock\\.system");
        assertThat(linesWith(direct, file -> file.contains("/") && !file.startsWith("demo/")))
                .as("Take the time from the Tx or a Clock, and randomness from the source in the constructor").isEmpty();
    }

    private static List<String> linesWith(Pattern pattern, Predicate<String> file) {
        var found = new ArrayList<String>();
        Sources.java().forEach((name, text) -> {
            if (file.test(name)) {
                // Text blocks begin on the line after their quotation marks.
                var joined = text.replaceAll("\"\"\"\\s*\\n\\s*", "\"");
                pattern.matcher(joined).results().forEach(hit -> found.add(name + ": " + hit.group().strip()));
            }
        });
        return found;
    }
}
