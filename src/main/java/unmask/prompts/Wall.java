package unmask.prompts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.storage.Database;
import unmask.web.BaseUrl;
import unmask.web.Page;
import unmask.web.QrCode;
import unmask.web.live.News;
import unmask.web.live.Watched;

/** What stands on the classroom's wall, whoever has opened it: no name, and nothing that the class may not see yet. */
public final class Wall {
    /** Everybody sees the total change at the same moments, and so nobody sees who has just answered. */
    static final Duration TICK = Duration.ofSeconds(10);

    private final Database database;
    private final CourseStore courses;
    private final PromptStore prompts;
    private final TakingPartStore takingPart;
    private final WallStore store;
    private final BaseUrl baseUrl;
    private final Clock clock;
    /** A clock that is set back comes to the same ticks again. */
    private final Cache<Tick, Integer> totals = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    public Wall(Database database, CourseStore courses, PromptStore prompts, TakingPartStore takingPart, WallStore store, BaseUrl baseUrl, Clock clock) {
        this.database = database;
        this.courses = courses;
        this.prompts = prompts;
        this.takingPart = takingPart;
        this.store = store;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    private record Tick(long prompt, long number) {}

    /** The ten seconds in which we are, counted from the beginning of 1970. */
    long tick() {
        return tick(clock.instant());
    }

    private static long tick(Instant now) {
        return now.toEpochMilli() / TICK.toMillis();
    }

    Map<String, Object> model(Course course, Asked asked) {
        Map<String, Object> model = new HashMap<>();
        var now = clock.instant();
        var prompt = asked.prompt();
        var sheets = asked.sheets(prompt.kind());
        boolean isOpen = course.isCodeOpen(now);
        var timer = database.read(tx -> store.timer(tx, asked));
        model.put("prompt", prompt);
        model.put("word", prompt.kind().word());
        model.put("round", asked.round(now));
        model.put("total", totals.get(new Tick(asked.id(), tick(now)), missing -> database.read(tx -> takingPart.count(tx, asked))));
        model.put("chart", sheets.isEmpty() ? null : prompt.kind().chart(sheets));
        model.put("left", timer == null ? null : Math.max(0, Duration.between(now, timer).toSeconds()));
        model.put("responses", database.<List<WallStore.Response>>read(tx -> store.chosen(tx, asked)));
        model.put("address", baseUrl.typed() + "/join");
        model.put("code", isOpen ? course.joinCode() : null);
        model.put("unreached", baseUrl.isLocal() ? "local" : baseUrl.isHttps() ? null : "plain");
        model.put("qr", isOpen && !baseUrl.isLocal() && baseUrl.isHttps()
                ? QrCode.of(baseUrl.of("/join/" + course.joinCode() + "?for=" + asked.slug())) : null);
        return model;
    }

    /** A wall as everybody watches it: all of it again at every tick, whether anything has changed or not. */
    Watched watched(Page page, Asked asked, String course) {
        var crowd = new Crowd(asked.id());
        return new Watched() {
            @Override
            public Object crowd() {
                return crowd;
            }

            @Override
            public Optional<News> since(long number) {
                long tick = tick();
                return tick == number ? Optional.empty() : drawn(page, course, asked.slug(), tick);
            }
        };
    }

    private record Crowd(long prompt) {}

    private Optional<News> drawn(Page page, String slug, String prompt, long tick) {
        return database.read(tx -> courses.find(tx, slug))
                .flatMap(course -> database.read(tx -> prompts.named(tx, course.id(), prompt)).map(asked -> model(course, asked)))
                .map(model -> News.of("wall", tick, page.fragment("prompts/wall :: whole", model).text()));
    }
}
