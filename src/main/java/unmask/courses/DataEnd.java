package unmask.courses;

import java.time.LocalDate;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.Course;
import unmask.people.CourseEndStore;
import unmask.people.Role;
import unmask.people.StaffStore;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Keeps the promise of when a course's data ends: tells its instructors in time, and deletes it on the day after. */
public final class DataEnd {
    private final Database database;
    private final CourseEndStore ends;
    private final StaffStore staff;
    private final NoticeStore notices;

    public DataEnd(Database database, CourseEndStore ends, StaffStore staff, NoticeStore notices) {
        this.database = database;
        this.ends = ends;
        this.staff = staff;
        this.notices = notices;
    }

    /** Does what is due today; days are those of each course's zone. */
    public void sweep() {
        for (var course : database.read(ends::withEnd)) {
            var today = database.read(tx -> LocalDate.ofInstant(tx.now(), course.zoneId()));
            if (today.isAfter(course.dataEnds())) {
                database.change(tx -> delete(tx, course));
            } else if (!today.isBefore(course.dataEnds().minusDays(CourseEndStore.DAYS_AHEAD))) {
                database.change(tx -> tell(tx, course));
            }
        }
    }

    /** Unless somebody has moved the day a moment ago. */
    private void delete(Tx tx, Course course) {
        if (ends.withEnd(tx).contains(course)) {
            ends.delete(tx, course);
        }
    }

    private void tell(Tx tx, Course course) {
        if (ends.isNews(tx, course)) {
            staff.list(tx, course.id()).stream()
                    .filter(each -> each.role() == Role.INSTRUCTOR)
                    .forEach(each -> notices.tell(tx, each.accountId(), course.id(), Notice.Kind.DATA_ENDS, null));
        }
    }
}
