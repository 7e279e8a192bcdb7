package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;

/** The whole story of a class, from the link on the console to a thought that is hidden: by keyboard, without script, on a phone. */
@Order(5)
class JoiningAndTalkingTest {
    private static final String WORDS = "lantern orbit velvet canyon";
    private static final String COMPOSER = "#composer textarea";
    private static final String TARGET = "li.comment:target ";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TestSite site;

    @BeforeEach
    void open() {
        site = TestSite.empty();
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** How somebody uses a page. */
    private interface Hands {
        /** Follows a link or presses a button, and comes to another page. */
        void go(Person person, String selector);

        /** Presses something that changes the page it stands on. */
        void press(Person person, String selector);

        void write(Person person, String selector, String words);

        /** Takes the choice that stands this many below the first. */
        void choose(Person person, String radios, int below);
    }

    private static final Hands KEYBOARD = new Hands() {
        @Override
        public void go(Person person, String selector) {
            person.tabsTo(selector).enters();
        }

        @Override
        public void press(Person person, String selector) {
            person.tabsTo(selector).presses("Enter");
        }

        @Override
        public void write(Person person, String selector, String words) {
            if (!person.hasFocus(selector)) {
                person.tabsTo(selector);
            }
            person.retypes(words);
        }

        @Override
        public void choose(Person person, String radios, int below) {
            person.tabsTo(radios);
            for (int step = 0; step < below; step++) {
                person.presses("ArrowDown");
            }
        }
    };

    private static final Hands THUMBS = new Hands() {
        @Override
        public void go(Person person, String selector) {
            person.movesOn(() -> press(person, selector));
        }

        @Override
        public void press(Person person, String selector) {
            person.sees(selector).first().tap();
        }

        @Override
        public void write(Person person, String selector, String words) {
            var field = person.sees(selector).first();
            field.tap();
            field.fill(words);
        }

        @Override
        public void choose(Person person, String radios, int below) {
            person.page().locator("label:has(" + radios + ")").nth(below).tap();
        }
    };

    @Test
    void byKeyboardAlone() {
        story(Device.DESK.inZone("Europe/Lisbon"), KEYBOARD);
    }

    @Test
    void byKeyboardWithoutScript() {
        story(Device.DESK.withoutScript(), KEYBOARD);
    }

    @Test
    void onAPhone() {
        story(Device.PHONE.inZone("Asia/Tokyo"), THUMBS);
    }

    private void story(Device device, Hands hands) {
        var olga = CHROMIUM.person(site, device);
        var link = theOwnerSetsTheSiteUp(olga, device, hands);
        var sam = CHROMIUM.person(site, device);
        aStudentJoins(sam, link, hands);
        var thought = theStudentTalks(sam, device, hands);
        theInstructorHides(olga, thought, hands);
        sam.opens(TestSite.THE_MASK).reads("#discussion .notice", "It names somebody");
    }

    private String theOwnerSetsTheSiteUp(Person olga, Device device, Hands hands) {
        olga.opens(site.setupPath()).reads("h1", "Make this site yours");
        if (device.script()) {
            assertThat(olga.page().locator("#zone")).hasValue(device.zone());
        }
        hands.write(olga, "#name", "olga");
        hands.write(olga, "#passphrase", WORDS);
        hands.write(olga, "#shown", "Ms Olga");
        hands.go(olga, "main form button.go");
        assertThat(olga.sees(".keep code")).hasText(Pattern.compile("(\\w{4}-){4}\\w{4}"));
        hands.go(olga, "main form button.go");
        olga.reads(".notice", "The site is yours.");
        hands.go(olga, ".standfirst a");
        hands.go(olga, "h1 a");
        assertThat(olga.sees(".facts code").first()).hasText(Pattern.compile("\\w{4}-\\w{4}"));
        var link = olga.page().locator(".facts code").nth(1).innerText();
        hands.go(olga, ".articles a[href$='/the-mask']");
        hands.write(olga, COMPOSER, "Who would like to begin?");
        hands.go(olga, "#composer button.go");
        hands.go(olga, "header a[href='/me']");
        hands.go(olga, "form[action='/sign-out'] button");
        olga.reads(".notice", "You are signed out");
        assertThat(olga.context().cookies()).isEmpty();
        return link;
    }

    private static void aStudentJoins(Person sam, String link, Hands hands) {
        sam.opens(link).reads("h1", "Technology, Privacy and Society");
        var third = sam.page().locator(".handles label").nth(2).innerText().strip();
        hands.choose(sam, "input[name=handle]", 2);
        hands.write(sam, "#real", "Sam Real");
        hands.write(sam, "#name", "sam");
        // Enter in a field is the shortest way.
        sam.enters();
        sam.reads("h1", "Write this down");
        hands.go(sam, "main form button.go");
        sam.reads(".notice", "You are in.");
        sam.reads(".beside", third);
        hands.go(sam, ".articles a[href$='/the-mask']");
        sam.reads("h1", "The Mask");
        sam.reads("#composer .audience", "Classmates will see " + third);
    }

    /** @return the selector of the thought that remains */
    private static String theStudentTalks(Person sam, Device device, Hands hands) {
        hands.write(sam, COMPOSER, "A *mask* is a promise.");
        if (device.script()) {
            hands.press(sam, "button[name=preview]");
        } else {
            hands.go(sam, "button[name=preview]");
        }
        sam.reads(".preview em", "mask");
        hands.go(sam, "#composer button.go");
        sam.reads(".notice", "Your thought is posted.");
        assertThat(sam.sees(TARGET + ".words")).hasText("A mask is a promise.");
        var thought = "#" + sam.page().locator(TARGET).getAttribute("id");

        var reply = ".thread > li:first-child > .acts a[data-reply]";
        if (device.script()) {
            hands.press(sam, reply);
        } else {
            hands.go(sam, reply);
        }
        if (device.script()) {
            assertThat(sam.page().locator(".thread > li:first-child > #composer")).hasCount(1);
            assertThat(sam.hasFocus(COMPOSER)).as("the focus is in the text").isTrue();
        }
        sam.reads("#composer h3", "Reply to Ms Olga");
        hands.write(sam, COMPOSER, "I wuold.");
        hands.go(sam, "#composer button.go");
        assertThat(sam.sees(".replies > " + TARGET + ".words")).hasText("I wuold.");

        hands.go(sam, TARGET + "a[href$='/edit']");
        hands.write(sam, "#body", "I would.");
        hands.go(sam, "main form button.go");
        assertThat(sam.sees(TARGET + ".words")).hasText("I would.");
        sam.reads(TARGET + ".who", "edited");

        hands.go(sam, TARGET + "a[href$='/withdrawal']");
        sam.reads("blockquote", "I would.");
        hands.go(sam, "button.grave");
        sam.reads(".notice", "withdrawn");
        assertThat(sam.page().getByText("I would.")).hasCount(0);
        return thought;
    }

    private static void theInstructorHides(Person olga, String thought, Hands hands) {
        hands.go(olga, "header a[href^='/sign-in']");
        hands.write(olga, "#name", "olga");
        hands.write(olga, "#passphrase", WORDS);
        hands.go(olga, "main form button.go");
        hands.go(olga, ".articles a[href$='/the-mask']");
        hands.go(olga, thought + " a[href$='/hiding']");
        hands.write(olga, "#reason", "It names somebody");
        hands.go(olga, "main form button.go");
        olga.reads(".notice", "The thought is hidden.");
        olga.reads(thought + " .tombstone", "It names somebody");
        assertThat(olga.page().locator(".notice[role=status]")).isVisible();
    }
}
