package unmask.web;

import java.time.Duration;
import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.SessionStore;
import unmask.storage.Tx;

/**
 * Lets each form count once, however often it arrives: a double click, a retry after a broken connection, a reload.
 *
 * <p>What is remembered is a hash of the form's key together with the words, so that the same words from the same form are one
 * contribution, and new words typed into an old page are another.
 */
public final class OnceKeys implements PersonalData {
    private static final Duration REMEMBERED = Duration.ofDays(2);

    /** Takes the form; false when it was taken before. Roll back the transaction and the form may come again. */
    public boolean isFirst(Tx tx, String key, String words) {
        var hash = SessionStore.hash(key + "\n" + words);
        return tx.update("""
                insert into once_key (hash, ends_at)
                select :hash, :end
                where not exists (select 1 from once_key where hash = :hash)
                """)
                .bind("hash", hash)
                .bind("end", tx.now().plus(REMEMBERED))
                .execute() == 1;
    }

    /** Forgets keys whose time is over. */
    public void sweep(Tx tx) {
        tx.update("delete from once_key where ends_at <= :now").bind("now", tx.now()).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("once_key", "register.once-key", "hash", "ends_at"));
    }
}
