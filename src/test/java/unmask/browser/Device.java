package unmask.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/**
 * What somebody reads with.
 *
 * @param zone     the time zone that the browser reports
 * @param lenient  whether the browser takes injected scripts and certificates that nobody signed; for checks that need them
 */
public record Device(int width, int height, boolean touch, boolean dark, boolean script, String zone, boolean lenient) {
    public static final Device PHONE = new Device(390, 844, true, false, true, "UTC", false);
    public static final Device TABLET = new Device(820, 1180, false, false, true, "UTC", false);
    public static final Device DESK = new Device(1440, 900, false, false, true, "UTC", false);

    public Device inTheDark() {
        return new Device(width, height, touch, true, script, zone, lenient);
    }

    public Device withoutScript() {
        return new Device(width, height, touch, dark, false, zone, lenient);
    }

    public Device inZone(String name) {
        return new Device(width, height, touch, dark, script, name, lenient);
    }

    public Device thatIsLenient() {
        return new Device(width, height, touch, dark, script, zone, true);
    }

    NewContextOptions options(String address) {
        return new NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(script)
                .setTimezoneId(zone)
                .setBypassCSP(lenient)
                .setIgnoreHTTPSErrors(lenient);
    }
}
