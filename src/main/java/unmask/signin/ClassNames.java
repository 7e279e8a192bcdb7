package unmask.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import unmask.people.Course;
import unmask.people.Handles;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.storage.Database;

/** The class names that a newcomer may choose from, each with its mask. */
final class ClassNames {
    private static final int OFFERED = 5;

    /** @param drawing shown with the name, and worn with it from then on */
    record Offer(String handle, int seed, MaskDrawing drawing, boolean chosen) {}

    private final Database database;
    private final MemberStore members;
    private final Handles handles = Handles.shipped();
    private final RandomGenerator random;

    ClassNames(Database database, MemberStore members, RandomGenerator random) {
        this.database = database;
        this.members = members;
        this.random = random;
    }

    Handles handles() {
        return handles;
    }

    List<Offer> offers(Course course, JoinDraft draft) {
        return database.read(tx -> {
            var worn = members.masksIn(tx, course.id());
            boolean keeps = !draft.others() && handles.isHandle(draft.handle()) && !members.isTaken(tx, course.id(), draft.handle());
            var names = handles.offer(random, keeps ? OFFERED - 1 : OFFERED, name -> members.isTaken(tx, course.id(), name));
            var offers = new ArrayList<Offer>();
            if (keeps) {
                offers.add(new Offer(draft.handle(), draft.seed(), MaskDrawing.of(draft.seed()), true));
            }
            for (var name : names) {
                int seed = MaskDrawing.seed(random, worn);
                worn.add(seed);
                offers.add(new Offer(name, seed, MaskDrawing.of(seed), false));
            }
            return List.copyOf(offers);
        });
    }
}
