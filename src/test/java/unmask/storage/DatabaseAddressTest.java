package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void aNewFolderGetsTheFirstGeneration(@TempDir Path folder) {
        var address = DatabaseAddress.inFolder(folder.resolve("new/data"));
        assertThat(address.jdbcUrl()).contains("/new/data/unmask-1;");
        assertThat(address.isH2()).isTrue();
        assertThat(address.needsSync()).isTrue();
    }

    @Test
    void theNewestGenerationIsChosenAsANumber(@TempDir Path folder) throws IOException {
        for (var name : new String[] {"unmask-2.mv.db", "unmask-10.mv.db", "unmask-9.mv.db", "unmask-11.mv.db.part", "unmask-x.mv.db", "unmask-99.trace.db"}) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(DatabaseAddress.inFolder(folder).jdbcUrl()).contains("/unmask-10;");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("data"));
        assertThatThrownBy(() -> DatabaseAddress.inFolder(file)).hasMessageContaining("cannot be used for data");
    }

    @Test
    void theDatabaseInMemoryIsAnotherOneEachTimeAndNeedsNoSync() {
        assertThat(DatabaseAddress.inMemory()).isNotEqualTo(DatabaseAddress.inMemory());
        assertThat(DatabaseAddress.inMemory().needsSync()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "jdbc:postgresql://localhost/unmask?user=unmask&password=hunter2",
            "jdbc:postgresql://localhost/unmask?password=hunter2&user=unmask",
            "jdbc:postgresql://localhost/unmask?PASSWORD=hunter2",
            "jdbc:postgresql://localhost/unmask?sslpassword=hunter2",
            "jdbc:postgresql://unmask:hunter2@localhost/unmask",
            "jdbc:postgresql://unmask:hunter2%40x@localhost:5432/unmask?ssl=true"})
    void noPasswordIsPrinted(String url) {
        var address = DatabaseAddress.at(url, null, "hunter2");
        assertThat(address.masked()).doesNotContain("hunter2").contains("localhost").contains("unmask");
        assertThat(address.jdbcUrl()).startsWith(url);
    }

    @Test
    void noSettingsOfH2ArePrinted(@TempDir Path folder) {
        assertThat(DatabaseAddress.inFolder(folder).masked()).startsWith("jdbc:h2:file:").endsWith("unmask-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://localhost/unmask", "jdbc:postgresql://localhost/unmask?ssl=true"})
    void thePostgresServerIsAskedToKeepPeoplesWordsOutOfItsErrors(String url) {
        assertThat(DatabaseAddress.at(url, "unmask", "").jdbcUrl()).matches(".*[?&]logServerErrorDetail=false");
        assertThat(DatabaseAddress.at(url, "unmask", "").needsSync()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "jdbc:mysql://localhost/unmask", "jdbc:h2:tcp://localhost/unmask", "postgresql://localhost/unmask"})
    void anotherKindOfDatabaseIsRefusedWithASentence(String url) {
        assertThatThrownBy(() -> DatabaseAddress.at(url, null, null))
                .isInstanceOf(StorageException.class).hasMessageContaining("--database takes a PostgreSQL address");
    }
}
