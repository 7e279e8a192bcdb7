package unmask.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import unmask.people.Course;
import unmask.prompts.Answering;
import unmask.prompts.Asked;
import unmask.prompts.Ballot;
import unmask.prompts.Library;
import unmask.prompts.PromptStore;
import unmask.prompts.PromptStore.Turn;
import unmask.prompts.Rounds;
import unmask.prompts.WritingRoutes;
import unmask.storage.Database;

/** What the class answers in the demonstration where it is asked for something else than words. */
public final class Responses {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final int IN_TIME = 19;
    private static final int LATE = 3;
    private static final List<String> LINES = List.of(
            "Clear: read the address from the right. Muddy: why nobody shows it that way.",
            "The die was the clearest thing this week.",
            "Muddy: if the interval is that wide, what is the number for?",
            "I will look at “show original” on the bus home.",
            "Clear is that metadata is not “only” anything.",
            "Still muddy: who is allowed to keep the envelopes, and who checks?",
            "I changed my mind about the doorkeeper, twice.",
            "More time for the table with the four rows, please.");

    private final Database database;
    private final PromptStore prompts;
    private final Answering answering;
    private final Rounds rounds;
    private final WritingRoutes writing;
    private final Library library;
    private final StoryClock clock;
    /** Always the same, so that a page shown in one demonstration looks the same in the next. */
    private final RandomGenerator random = new SplittableRandom(1890);

    public Responses(Database database, PromptStore prompts, Answering answering, Rounds rounds, WritingRoutes writing, Library library, StoryClock clock) {
        this.database = database;
        this.prompts = prompts;
        this.answering = answering;
        this.rounds = rounds;
        this.writing = writing;
        this.library = library;
        this.clock = clock;
    }

    /** Amal, Ben and Chloe have not answered yet: whoever plays them may. */
    void tell(Course course, Cast cast) {
        answer(course, cast, "which-door", this::doors);
        turn(course, cast, "which-door", Turn.REVEALING);
        answer(course, cast, "whose-link-is-it", this::links);
        turn(course, cast, "whose-link-is-it", Turn.REVEALING);
        answer(course, cast, "i-agree", number -> new Ballot.Counted(List.of(random.nextInt(6) == 0 ? "no" : random.nextInt(5) > 0 ? "yes" : "no")));
        turn(course, cast, "i-agree", Turn.REVEALING);
        answer(course, cast, "comfort-or-privacy", number -> place("before", number));
        turn(course, cast, "comfort-or-privacy", Turn.REVEALING);
        answer(course, cast, "clear-and-muddy", number -> number < LINES.size() ? new Ballot.Line(LINES.get(number)) : new Ballot.Skipped());
        tellStance(course, cast);
        tellDeadlines(course, cast);
    }

    /** One that has passed, with some who came late and some who have not come yet; one of this week, and one of the next. */
    private void tellDeadlines(Course course, Cast cast) {
        var today = clock.instant().atZone(course.zoneId()).toLocalDate();
        var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var passed = today.minusDays(2).atTime(18, 0);
        at(course, passed.minusDays(6));
        var price = ask(course, cast, "poll-a-fair-price", passed, passed.plusDays(7));
        at(course, passed.minusDays(1));
        answer(course, cast, price, 0, IN_TIME, this::price);
        at(course, passed);
        rounds.sweep();
        at(course, passed.plusDays(1));
        answer(course, cast, price, IN_TIME, IN_TIME + LATE, this::price);
        clock.goOn();
        var unsaid = ask(course, cast, "confidential-who-might-be-watching", earlier(today.plusDays(2), sunday).atTime(END_OF_DAY), sunday.plusDays(7).atTime(END_OF_DAY));
        answer(course, cast, unsaid, 0, IN_TIME, number -> new Ballot.Counted(List.of(number % 3 == 0 ? "no" : "yes")));
        ask(course, cast, "question-what-this-site-keeps", sunday.plusDays(4).atTime(END_OF_DAY), sunday.plusDays(14).atTime(END_OF_DAY));
    }

    private void at(Course course, LocalDateTime local) {
        clock.tell(local.atZone(course.zoneId()).toInstant());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Asks the class something from the library; answers with its name. */
    private String ask(Course course, Cast cast, String ready, LocalDateTime due, LocalDateTime closes) {
        var definition = library.named(ready).orElseThrow().yaml().stripTrailing() + "\ndue: " + TYPED.format(due) + "\ncloses: " + TYPED.format(closes) + "\n";
        var asked = database.<Asked>write(tx -> writing.addDated(tx, course, definition));
        turn(course, cast, asked.slug(), Turn.OPENING);
        return asked.slug();
    }

    private Ballot price(int number) {
        int[] offers = {3, 2, 1, 2, 3, 1, 3};
        return new Ballot.Kept(Map.of("choice-" + offers[number % offers.length], "yes"));
    }

    /** A round that is over, with both of its lines. */
    private void tellStance(Course course, Cast cast) {
        var asked = database.<Asked>write(tx -> writing.add(tx, course, library.named("stance-under-which-name").orElseThrow().yaml()));
        turn(course, cast, asked.slug(), Turn.OPENING);
        answer(course, cast, asked.slug(), number -> place("before", number));
        turn(course, cast, asked.slug(), Turn.REVEALING);
        answer(course, cast, asked.slug(), number -> place("after", number + 9));
        turn(course, cast, asked.slug(), Turn.CLOSING);
    }

    private static Ballot place(String when, int number) {
        int[] places = {1, 2, 4, 4, 5, 2, 4, 1, 5, 4, 2, 5, 4, 4, 1, 2, 5, 4, 5, 4, 2, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5};
        return new Ballot.Kept(Map.of(when, String.valueOf(places[number % places.length])));
    }

    private Ballot doors(int number) {
        int[] likely = {60, 55, 40, 30};
        Map<String, String> chosen = new HashMap<>();
        for (int door = 0; door < likely.length; door++) {
            if (random.nextInt(100) < likely[door]) {
                chosen.put("choice-" + door, "yes");
            }
        }
        return chosen.isEmpty() ? new Ballot.Skipped() : new Ballot.Kept(chosen);
    }

    private Ballot links(int number) {
        int[] right = {70, 75, 60, 65};
        var cells = new ArrayList<String>();
        for (int item = 0; item < right.length; item++) {
            cells.add(item + (random.nextInt(100) < right[item] ? "-right" : "-wrong"));
        }
        return new Ballot.Counted(cells);
    }

    /** What the classmate with this number answers. */
    private interface Script {
        Ballot by(int number);
    }

    private void answer(Course course, Cast cast, String slug, Script script) {
        answer(course, cast, slug, 0, cast.classmates().size(), script);
    }

    /** Those with the numbers from the first up to the last, which is left out. */
    private void answer(Course course, Cast cast, String slug, int first, int last, Script script) {
        var asked = asked(course, cast, slug);
        var classmates = cast.classmates();
        for (int number = first; number < last; number++) {
            var who = classmates.get(number);
            var ballot = script.by(number);
            database.writeWords(tx -> answering.take(tx, who, asked, ballot));
        }
    }

    private void turn(Course course, Cast cast, String slug, Turn turn) {
        var asked = asked(course, cast, slug);
        database.writeWords(tx -> rounds.turn(tx, course, cast.get(Cast.INSTRUCTOR), asked, turn));
    }

    private Asked asked(Course course, Cast cast, String slug) {
        return database.read(tx -> prompts.find(tx, cast.get(Cast.INSTRUCTOR), course, slug)).orElseThrow();
    }
}
