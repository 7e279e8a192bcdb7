package unmask.privacy;

import java.util.ArrayList;
import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;

/** The list of everything kept about people, as the features declare it. */
public final class Register {
    private static final List<Kept> OUTSIDE_TABLES = List.of(
            Kept.elsewhere(Kept.Where.COOKIE, "session", "register.cookie"),
            Kept.elsewhere(Kept.Where.LOG, "requests", "register.log"));

    private final List<Kept> entries;

    public Register(List<PersonalData> features) {
        var all = new ArrayList<Kept>();
        features.forEach(feature -> all.addAll(feature.kept()));
        all.addAll(OUTSIDE_TABLES);
        this.entries = List.copyOf(all);
    }

    /** Every declaration, personal or not. */
    public List<Kept> entries() {
        return entries;
    }

    /** What is about people: the table that everybody can read. */
    List<Kept> personal() {
        return entries.stream().filter(Kept::isPersonal).toList();
    }
}
