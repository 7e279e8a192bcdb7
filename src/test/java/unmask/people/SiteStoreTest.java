package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;

class SiteStoreTest {
    private final SiteStore site = new SiteStore();

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aSiteIsSetUpOnce(Database database) {
        assertThat(find(database)).isEmpty();
        database.change(tx -> site.setUp(tx, "https://unmask.school.example", "Europe/Madrid"));
        assertThat(find(database)).contains(new SiteStore.Site("https://unmask.school.example", "Europe/Madrid"));
        assertThatThrownBy(() -> database.change(tx -> site.setUp(tx, "https://elsewhere.example", "UTC"))).isInstanceOf(JdbiException.class);
        assertThat(find(database)).map(SiteStore.Site::zone).contains("Europe/Madrid");
    }

    private Optional<SiteStore.Site> find(Database database) {
        return database.read(site::find);
    }
}
