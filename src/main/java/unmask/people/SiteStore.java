package unmask.people;

import java.util.List;
import java.util.Optional;
import unmask.storage.Tx;

/** What the site as a whole was told at set-up. */
public final class SiteStore implements PersonalData {
    /** The site after set-up. */
    public record Site(String baseUrl, String zone) {}

    /** Empty until somebody has set the site up. */
    public Optional<Site> find(Tx tx) {
        return tx.query("select base_url, zone from site").mapTo(Site.class).findOne();
    }

    public void setUp(Tx tx, String baseUrl, String zone) {
        tx.update("insert into site (id, base_url, zone) values (1, :baseUrl, :zone)")
                .bind("baseUrl", baseUrl)
                .bind("zone", zone)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.notPersonal("site", "id", "base_url", "zone"));
    }
}
