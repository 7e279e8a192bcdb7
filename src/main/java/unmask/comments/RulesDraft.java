package unmask.comments;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unmask.web.Form;

/**
 * What staff typed about one discussion.
 *
 * @param moderation {@code course} for the rule of the class
 * @param lock       {@code open}, {@code now} or {@code at}
 * @param at         a date and time, as the class's clock shows it
 */
record RulesDraft(String moderation, String lock, String at) {
    private static final List<String> RULES = List.of("course", "open", "first", "all");
    private static final List<String> LOCKS = List.of("open", "now", "at");
    /** Beyond these years somebody's finger has slipped. */
    private static final int FIRST = 2000;
    private static final int LAST = 2199;

    static RulesDraft from(Context ctx) {
        return new RulesDraft(Form.line(ctx, "moderation"), Form.line(ctx, "lock"), Form.line(ctx, "at"));
    }

    /** The rules as they stand. */
    static RulesDraft of(DiscussionStore.Rules rules, Instant now, ZoneId zone) {
        var lock = rules.lockedAt();
        return new RulesDraft(rules.moderation(), lock == null ? "open" : lock.isAfter(now) ? "at" : "now",
                lock == null || !lock.isAfter(now) ? "" : DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(lock.atZone(zone)));
    }

    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!RULES.contains(moderation)) {
            problems.put("moderation", "comments.rule-missing");
        }
        if (!LOCKS.contains(lock)) {
            problems.put("lock", "comments.lock-missing");
        } else if (lock.equals("at") && day() == null) {
            problems.put("at", "comments.lock-time");
        }
        return problems;
    }

    private LocalDateTime day() {
        try {
            var typed = LocalDateTime.parse(at);
            return typed.getYear() < FIRST || typed.getYear() > LAST ? null : typed;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Since when nobody adds anything; null while everybody may. What is locked already stays so since it was. */
    Instant lockedAt(Instant before, Instant now, ZoneId zone) {
        return switch (lock) {
            case "now" -> before != null && !before.isAfter(now) ? before : now;
            case "at" -> day().atZone(zone).toInstant();
            default -> null;
        };
    }
}
