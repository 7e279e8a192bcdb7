package unmask.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.participation.Roll.Cell;
import unmask.participation.Roll.Column;
import unmask.participation.Roll.Row;
import unmask.participation.RollStore.Grant;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.DiscussionMask;
import unmask.people.Mask;
import unmask.people.RealNameStore;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.people.Viewer;
import unmask.prompts.Asked;
import unmask.prompts.PromptStore;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Finds out who has done what.
 *
 * <p>Where a class's rule shows staff who is who, that is how things stand now. In a masked class it is how they stood when a prompt was
 * due, and then after each midnight of the course's zone until the round is over; what the instructors themselves have granted counts
 * at once. Small numbers still let people guess, and the page says so. A prompt that hides its authors is treated so in every class; where
 * nobody keeps who has answered, its roll changes when it is due and when the round is over, and never in between.
 */
public final class RollCall {
    private final Database database;
    private final CourseStore courses;
    private final RosterStore roster;
    private final RealNameStore realNames;
    private final PromptStore prompts;
    private final RollStore rolls;
    private final UnlistedStore unlisted;

    public RollCall(Database database, CourseStore courses, RosterStore roster, RealNameStore realNames, PromptStore prompts, RollStore rolls) {
        this.database = database;
        this.courses = courses;
        this.roster = roster;
        this.realNames = realNames;
        this.prompts = prompts;
        this.rolls = rolls;
        this.unlisted = new UnlistedStore();
    }

    /** The table as this viewer, one of the staff, may see it. */
    Roll of(Tx tx, Viewer viewer, Course course) {
        var asked = prompts.opened(tx, course.id());
        return course.mask() == Mask.MASKED ? masked(tx, course, asked) : open(tx, viewer, course, asked);
    }

    private Roll open(Tx tx, Viewer viewer, Course course, List<Asked> asked) {
        var now = rolls.now(tx, course.id());
        var nights = rolls.nights(tx, course.id());
        var written = rolls.written(tx, course.id());
        var grants = rolls.grants(tx, course.id());
        var beside = realNames.beside(tx, viewer, course);
        var rows = roster.list(tx, course.id()).stream().map(line -> {
            var name = beside.get(line.id());
            return row(line, name == null ? null : name.name(), asked.stream().map(each -> {
                var mark = isVeiled(each) ? written(nights, written, line.id(), each)
                        : Mark.of(Part.of(each), line.joined() && each.called(), done(now, line.id(), each));
                return cell(course, grants.getOrDefault(line.id(), Map.of()).get(each.id()), mark);
            }).toList());
        }).toList();
        var off = unlisted.now(tx, course.id());
        // Nothing is written down at night of those on no line, so what hides its authors says nothing of them.
        var others = realNames.offTheList(tx, viewer, course).stream().map(name -> new Row(null, name.name(), "", null, asked.stream()
                .map(each -> new Cell(isVeiled(each) ? null : Mark.of(Part.of(each), each.called(), done(off, name.personaId(), each)), null)).toList())).toList();
        return new Roll(asked.stream().map(each -> column(course, each, !isVeiled(each) || nights.containsKey(each.id()))).toList(), rows, others);
    }

    /** Whether it hides from staff who has said what, so that its roll must not tell by its hours. */
    private static boolean isVeiled(Asked asked) {
        return asked.prompt().mask().hidesHours();
    }

    private static Column column(Course course, Asked asked, boolean isShown) {
        return new Column(asked, isShown, moment(course, asked.dueAt()));
    }

    private static Mark written(Map<Long, LocalDate> nights, Map<Long, Map<Long, Mark>> written, long line, Asked asked) {
        return nights.containsKey(asked.id()) ? written.getOrDefault(line, Map.of()).getOrDefault(asked.id(), Mark.NOT_YET) : null;
    }

    private static Map<Part, Standing> done(Map<Long, Map<Long, Map<Part, Standing>>> of, long person, Asked asked) {
        return of.getOrDefault(person, Map.of()).getOrDefault(asked.id(), Map.of());
    }

    private static Row row(RosterName line, String shown, List<Cell> cells) {
        return new Row(Roll.key(line.id()), line.name(), line.schoolId(), shown, cells);
    }

    private static Cell cell(Course course, Grant grant, Mark mark) {
        if (grant == null || mark == Mark.DONE) {
            return new Cell(mark, null);
        }
        boolean stillMay = mark == null || mark == Mark.NOT_YET;
        return grant.isExcuse() ? new Cell(Mark.EXCUSED, null) : new Cell(mark, stillMay ? moment(course, grant.until()) : null);
    }

    private Roll masked(Tx tx, Course course, List<Asked> asked) {
        var nights = rolls.nights(tx, course.id());
        var written = rolls.written(tx, course.id());
        var grants = rolls.grants(tx, course.id());
        var rows = roster.list(tx, course.id()).stream().map(line -> row(line, null, asked.stream()
                .map(each -> cell(course, grants.getOrDefault(line.id(), Map.of()).get(each.id()), written(nights, written, line.id(), each)))
                .toList())).toList();
        return new Roll(asked.stream().map(each -> column(course, each, nights.containsKey(each.id()))).toList(), rows, List.of());
    }

    private static String moment(Course course, Instant instant) {
        return instant == null ? null : Hour.brief(course, instant);
    }

    /** Writes down how masked classes stand, and others with what hides its authors, where a prompt has become due or a night has passed. */
    public void sweep() {
        for (var course : database.read(courses::all)) {
            var today = database.read(tx -> tx.now().atZone(course.zoneId()).toLocalDate());
            var ripe = database.read(tx -> ripe(tx, course, today));
            if (!ripe.isEmpty()) {
                database.writeWords(tx -> {
                    write(tx, course, ripe, today);
                    return null;
                });
            }
        }
    }

    private List<Asked> ripe(Tx tx, Course course, LocalDate today) {
        var nights = rolls.nights(tx, course.id());
        return prompts.opened(tx, course.id()).stream().filter(asked -> (course.mask() == Mask.MASKED || isVeiled(asked)) && isRipe(course, asked, Optional.ofNullable(nights.get(asked.id())), today)).toList();
    }

    private static boolean isRipe(Course course, Asked asked, Optional<LocalDate> night, LocalDate today) {
        boolean isOver = asked.closesAt() != null && night.isPresent() && night.get().isAfter(asked.closesAt().atZone(course.zoneId()).toLocalDate());
        return isDue(course, asked, today) && !isOver && night.map(last -> mayChange(course, asked, last, today)).orElse(true);
    }

    private static boolean isDue(Course course, Asked asked, LocalDate today) {
        return asked.dueAt() != null ? asked.called()
                : asked.prompt().mask() == DiscussionMask.UNLINKED ? asked.settled() : asked.opensAt().atZone(course.zoneId()).toLocalDate().isBefore(today);
    }

    /** A night has passed; where nobody keeps who has answered, the round is over too, so that no day stands beside a day. */
    private static boolean mayChange(Course course, Asked asked, LocalDate last, LocalDate today) {
        return today.isAfter(last) && (asked.prompt().mask() != DiscussionMask.UNLINKED || asked.settled());
    }

    private void write(Tx tx, Course course, List<Asked> ripe, LocalDate today) {
        var now = rolls.now(tx, course.id());
        var lines = roster.list(tx, course.id());
        for (var asked : ripe) {
            var parts = Part.of(asked);
            var marks = new HashMap<Long, Mark>();
            for (var line : lines) {
                var mark = Mark.of(parts, line.joined() && asked.called(), done(now, line.id(), asked));
                if (mark != Mark.NOT_YET) {
                    marks.put(line.id(), mark);
                }
            }
            rolls.write(tx, course.id(), asked.id(), today, marks);
        }
    }
}
