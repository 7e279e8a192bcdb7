package unmask.people;

import java.util.List;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** People whom the owner lets create courses, known to the owner by a note alone. */
public final class CreatorStore implements PersonalData {
    /** @param note for whom the link was, as the owner wrote it down */
    public record Creator(long accountId, String note) {
        /** The account's id as it stands in addresses. */
        public String key() {
            return Ids.text(accountId);
        }
    }

    public List<Creator> list(Tx tx) {
        return tx.query("select account_id, note from creator order by lower(note), account_id").mapTo(Creator.class).list();
    }

    /** Lets an account create courses from now on. */
    public void admit(Tx tx, long account, String note) {
        tx.update("delete from creator where account_id = :account").bind("account", account).execute();
        tx.update("insert into creator (account_id, note) values (:account, :note)").bind("account", account).bind("note", note).execute();
        let(tx, account, true);
    }

    /** Takes the right back; the courses that the person has made stay theirs. False when there was none. */
    public boolean end(Tx tx, long account) {
        boolean was = tx.update("delete from creator where account_id = :account").bind("account", account).execute() == 1;
        if (was) {
            let(tx, account, false);
        }
        return was;
    }

    private static void let(Tx tx, long account, boolean may) {
        tx.update("update account set may_create_courses = :may where id = :account").bind("may", may).bind("account", account).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("creator", "register.creator", "account_id", "note"));
    }
}
