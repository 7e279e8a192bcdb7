package unmask.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import unmask.people.CourseStore;
import unmask.people.JoinCodes;
import unmask.people.RosterStore;
import unmask.people.SessionStore;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Finds the door that a typed or scanned code opens. */
final class Doors {
    private final Database database;
    private final CourseStore courses;
    private final RosterStore roster;
    /** Lines whose slips were used a short while ago: in memory, so that a finger that presses twice is not told of a wrong code. */
    private final Cache<String, Used> used = Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMinutes(30)).build();

    private record Used(String slug, long course, long line) {}

    Doors(Database database, CourseStore courses, RosterStore roster) {
        this.database = database;
        this.courses = courses;
        this.roster = roster;
    }

    Optional<Door> find(String typed) {
        return database.read(tx -> {
            var code = JoinCodes.normal(typed);
            if (code.isPresent()) {
                return courses.behind(tx, code.get()).map(course -> new Door(course, code.get(), null));
            }
            return Tickets.normal(typed).flatMap(ticket -> unused(tx, ticket).or(() -> used(tx, ticket)));
        });
    }

    private Optional<Door> unused(Tx tx, String ticket) {
        return roster.behind(tx, ticket).flatMap(line -> courses.behindTicket(tx, ticket).map(course -> new Door(course, ticket, line)));
    }

    private Optional<Door> used(Tx tx, String ticket) {
        return Optional.ofNullable(used.getIfPresent(SessionStore.hash(ticket)))
                .flatMap(before -> roster.find(tx, before.course(), before.line())
                        .flatMap(line -> courses.find(tx, before.slug()).map(course -> new Door(course, ticket, line))));
    }

    /** Remembers for a while that the door's slip was used. */
    void wasUsed(Door door) {
        if (door.hasSlip()) {
            used.put(SessionStore.hash(door.code()), new Used(door.course().slug(), door.course().id(), door.line().id()));
        }
    }
}
