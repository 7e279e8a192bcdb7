package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each class of tests: it has closed every site that it has opened, whatever became of its tests. A site that stays open keeps its
 * threads, its memory and its folder of content.
 */
public final class Tidy implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext test) {
        assertThat(TestSite.leftOpen()).as("sites that %s has opened and not closed", test.getDisplayName()).isEmpty();
    }
}
