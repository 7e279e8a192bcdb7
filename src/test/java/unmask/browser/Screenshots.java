package unmask.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddStyleTagOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import unmask.TestSite;

/**
 * Takes a picture of every page at three widths in both schemes, and prints each:
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=unmask.browser.Screenshots -Dexec.args="target/screenshots"}.
 * A second argument takes only the pages whose name contains it. The picture of the README is among them, as {@code the-mask.png}.
 */
public final class Screenshots {
    private static final int README_HEIGHT = 1188;
    private static final List<Integer> WIDTHS = List.of(390, 820, 1440);

    private Screenshots() {}

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var wanted = arguments.length > 1 ? arguments[1] : "";
        try (var engine = new Chromium.Engine(Chromium.place())) {
            Walk.past(site -> engine.person(site, Device.DESK), stop -> {
                if (stop.name().contains(wanted)) {
                    take(folder, stop);
                }
            });
            if ("the-mask".contains(wanted)) {
                takeForReadme(engine, folder.resolve("the-mask.png"));
            }
        }
        System.exit(0);
    }

    private static void take(Path folder, Walk.Stop stop) {
        var page = stop.page();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                save(page, folder.resolve("%s-%d-%s.png".formatted(stop.name(), width, scheme.name().toLowerCase())));
            }
        }
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
        page.setViewportSize(700, 990);
        save(page, folder.resolve(stop.name() + "-print.png"));
        page.emulateMedia(new EmulateMediaOptions().setMedia(null));
        page.pdf(new PdfOptions().setPath(folder.resolve(stop.name() + ".pdf")).setFormat("A4"));
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1440, 900);
    }

    /** The top of the article and the first of its discussion, with what lies between left out. */
    private static void takeForReadme(Chromium.Engine engine, Path file) {
        try (var site = TestSite.withCast()) {
            var amal = engine.person(site, Device.DESK.thatIsLenient()).as("amal").opens(TestSite.THE_MASK);
            amal.page().addStyleTag(new AddStyleTagOptions().setContent("""
                    .banner, .prose > :is(:nth-child(4), :nth-child(n+6):not(.footnotes)), .references, .cite { display: none !important; }
                    .talk { margin-block-start: 3rem !important; }"""));
            amal.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true).setClip(0, 0, Device.DESK.width(), README_HEIGHT));
            amal.leave();
        }
    }

    private static void save(Page page, Path file) {
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
