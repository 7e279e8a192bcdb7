package unmask.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import unmask.School;
import unmask.inbox.NoticeStore;
import unmask.people.AccountStore;
import unmask.people.Passphrases;
import unmask.people.RescueStore;
import unmask.people.SessionStore;

/** How long the door takes tells nobody which sign-in names exist, nor which of them staff have helped out. */
@Isolated
class SameTimeTest {
    private static final boolean FULL = System.getProperty("full") != null;
    private static final int TRIES = FULL ? 1_000 : 30;
    private static final double MOST_MILLISECONDS = 5;

    @Test
    void knownAndUnknownNamesTakeTheSameTime() {
        var passphrases = Passphrases.shipped(new SecureRandom());
        try (var school = new School(passphrases)) {
            school.joined("sam");
            school.joined("mia");
            school.change("insert into course_passphrase (account_id, course_id, secret) select a.id, c.id, k.secret from account a, course c, credential k "
                    + "where a.sign_in_name = 'mia' and k.account_id = a.id and k.kind = 'passphrase' and c.slug = '" + School.SLUG + "'");
            var entrance = new Entrance(school.database, new AccountStore(), new RescueStore(), new SessionStore(new SecureRandom()), new NoticeStore(),
                    passphrases, new SecureRandom());
            var names = new String[] {"sam", "mia", "nobody at all"};
            var times = new double[names.length][TRIES];
            for (int number = -5; number < TRIES; number++) {
                // In turn, and each as often the first, so that whatever else the machine does weighs on all alike.
                for (int turn = 0; turn < names.length; turn++) {
                    int who = Math.floorMod(turn + number, names.length);
                    long begun = System.nanoTime();
                    assertThat(entrance.key(names[who], "a wrong guess")).isEmpty();
                    if (number >= 0) {
                        times[who][number] = (System.nanoTime() - begun) / 1e6;
                    }
                }
            }
            double known = median(times[0]);
            double helped = median(times[1]);
            double unknown = median(times[2]);
            // A second hash would double the time; a small sample on a busy machine can tell that, and no finer difference.
            double allowed = FULL ? MOST_MILLISECONDS : Math.max(MOST_MILLISECONDS, known / 4);
            assertThat(Math.abs(known - unknown)).as("medians of %s and %s ms", known, unknown).isLessThan(allowed);
            assertThat(Math.abs(helped - unknown)).as("medians of %s and %s ms", helped, unknown).isLessThan(allowed);
        }
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
