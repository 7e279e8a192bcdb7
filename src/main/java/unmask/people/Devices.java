package unmask.people;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The family of devices that a browser belongs to, as its owner would name it: "Firefox on Windows". It is made from the User-Agent
 * at sign-in, and nothing else of that line is kept.
 */
public final class Devices {
    // The order counts: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, and Android calls itself Linux.
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("CrOS", "a Chromebook");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Macintosh", "a Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    private Devices() {}

    /** @param userAgent as the browser sends it; may be null */
    public static String family(String userAgent) {
        var line = userAgent == null ? "" : userAgent;
        var browser = first(BROWSERS, line, "A browser");
        var system = first(SYSTEMS, line, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(Map<String, String> names, String line, String otherwise) {
        return names.entrySet().stream().filter(name -> line.contains(name.getKey())).map(Map.Entry::getValue).findFirst().orElse(otherwise);
    }
}
