package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;
import unmask.storage.TestClock;

class OnceKeysTest {
    private final OnceKeys keys = new OnceKeys();

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aFormCountsOnce(Database database) {
        assertThat(isFirst(database, "form", "words")).isTrue();
        assertThat(isFirst(database, "form", "words")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void otherWordsFromTheSameFormAndTheSameWordsFromAnotherCountToo(Database database) {
        assertThat(isFirst(database, "form", "words")).isTrue();
        assertThat(isFirst(database, "form", "other words")).isTrue();
        assertThat(isFirst(database, "another form", "words")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aFormThatFailedMayComeAgain(Database database) {
        assertThatThrownBy(() -> database.change(tx -> {
            keys.isFirst(tx, "form", "words");
            throw new IllegalStateException("no room");
        })).hasMessage("no room");
        assertThat(isFirst(database, "form", "words")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void ofEightDoubleClicksOneCounts(Database database) throws Exception {
        var clicks = Executors.newFixedThreadPool(8);
        try {
            int counted = 0;
            for (var click : clicks.invokeAll(Collections.<Callable<Boolean>>nCopies(8, () -> isFirst(database, "form", "words")))) {
                counted += click.get() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        } finally {
            clicks.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aKeyIsForgottenAfterTwoDays(Database database, TestClock clock) {
        isFirst(database, "form", "words");
        clock.move(Duration.ofDays(2).minusMillis(1));
        database.change(keys::sweep);
        assertThat(isFirst(database, "form", "words")).isFalse();
        clock.move(Duration.ofMillis(1));
        database.change(keys::sweep);
        assertThat(database.<Integer>read(tx -> tx.query("select count(*) from once_key").mapTo(Integer.class).one())).isZero();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void neitherTheKeyNorTheWordsAreKept(Database database) {
        isFirst(database, "form", "words");
        assertThat(database.<String>read(tx -> tx.query("select hash from once_key").mapTo(String.class).one())).matches("[0-9a-f]{64}");
    }

    private boolean isFirst(Database database, String form, String words) {
        return database.write(tx -> keys.isFirst(tx, form, words));
    }
}
