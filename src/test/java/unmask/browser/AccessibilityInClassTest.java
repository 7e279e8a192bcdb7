package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page of the work in a class is for everybody. */
@Order(1)
class AccessibilityInClassTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void everyPageInClassIsForEverybody() {
        var inspection = new Inspection();
        Walk.inClass(site -> CHROMIUM.person(site, Device.DESK.thatIsLenient()), inspection::lookAt);
        assertThat(inspection.findings()).isEmpty();
    }
}
