package unmask.people;

import java.time.ZoneId;
import java.util.List;

/** The time zones that people choose from. */
public final class Zones {
    private Zones() {}

    /** The zones that Java knows by the name of a place. */
    public static List<String> all() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
