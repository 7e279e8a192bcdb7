package unmask.courses;

import java.util.random.RandomGenerator;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.HandleStore;
import unmask.people.Handles;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.RosterStore;
import unmask.storage.Tx;

/**
 * Takes the real names off a course's pages, when its rule changes from real names to class names.
 *
 * <p>Everybody gets a class name at once and chooses none: whoever does not come back for a month would stand there under their
 * real name for a month, over everything they have said. The real names move to the class's list, where the new rule guards them.
 */
public final class HandleGiving {
    private final MemberStore members;
    private final HandleStore handleStore;
    private final RosterStore roster;
    private final NoticeStore notices;
    private final RandomGenerator random;
    private final Handles handles = Handles.shipped();

    public HandleGiving(MemberStore members, HandleStore handleStore, RosterStore roster, NoticeStore notices, RandomGenerator random) {
        this.members = members;
        this.handleStore = handleStore;
        this.roster = roster;
        this.notices = notices;
        this.random = random;
    }

    /** Gives a class name to every student who has none. */
    void toAll(Tx tx, long course) {
        var worn = members.masksIn(tx, course);
        for (var student : handleStore.students(tx, course)) {
            if (handles.isHandle(student.name())) {
                continue;
            }
            var handle = handles.offer(random, 1, name -> members.isTaken(tx, course, name)).get(0);
            int seed = MaskDrawing.seed(random, worn);
            worn.add(seed);
            keepRealName(tx, course, student);
            handleStore.give(tx, course, student, handle, seed);
            if (student.accountId() != null) {
                notices.tell(tx, student.accountId(), course, Notice.Kind.HANDLE_GIVEN, null);
            }
        }
    }

    private void keepRealName(Tx tx, long course, HandleStore.Student student) {
        if (student.memberId() != null && !roster.isListed(tx, course, student.memberId())) {
            roster.add(tx, course, student.name(), "", RosterStore.Origin.MEMBER, student.memberId());
        }
    }
}
