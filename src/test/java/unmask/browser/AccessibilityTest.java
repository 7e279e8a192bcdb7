package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page on the way into a class, and beside it, is for everybody; {@link AccessibilityInClassTest} looks at the others. */
@Order(1)
class AccessibilityTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void everyPageOnTheWayInIsForEverybody() {
        var inspection = new Inspection();
        Walk.onTheWayIn(site -> CHROMIUM.person(site, Device.DESK.thatIsLenient()), inspection::lookAt);
        assertThat(inspection.findings()).isEmpty();
    }
}
