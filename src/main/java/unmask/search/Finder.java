package unmask.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.search.Index.Hit;
import unmask.search.Indexed.Found;
import unmask.search.Snippets.Piece;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Finds what a viewer may see. The index is asked only for what the viewer may read by the tables of this moment, and each of its
 * answers is looked up once more; what is not for them is not there, and is not counted.
 */
final class Finder {
    static final int ON_PAGE = 20;
    /** Beyond these, another word helps more than another page. */
    static final int MOST_PAGES = 10;
    /** Hits that the index may still have and the tables do not; past so many, a page is shorter than it could be. */
    private static final int MOST_HITS = 1_600;

    private final Database database;
    private final Catalogue catalogue;
    private final Snippets snippets = new Snippets();

    Finder(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** A course, and who the viewer is there. */
    record Place(Course course, Viewer viewer) {}

    /** One thing that was found, as the page shows it. */
    record Result(Course course, Found found, List<Piece> title, List<Piece> snippet) {}

    /** One page of them, in order. */
    record Results(List<Result> list, boolean hasMore) {}

    private record Sighting(Course course, Found found) {}

    Results find(List<Place> places, String asked, int page) {
        var query = Words.query(asked);
        int wanted = page * ON_PAGE + 1;
        var seen = sightings(places, query, wanted);
        var shown = seen.subList(Math.min((page - 1) * ON_PAGE, seen.size()), Math.min(page * ON_PAGE, seen.size()));
        return new Results(shown.stream().map(sighting -> result(query, sighting)).toList(), seen.size() >= wanted);
    }

    private Result result(Query query, Sighting sighting) {
        var found = sighting.found;
        return new Result(sighting.course, found, snippets.ofTitle(query, found.title()), snippets.of(query, found.words().get()));
    }

    private List<Sighting> sightings(List<Place> places, Query query, int wanted) {
        return database.read(tx -> {
            var filter = readable(tx, places);
            var looked = new LinkedHashMap<Hit, Optional<Sighting>>();
            for (int most = wanted; ; most *= 2) {
                int asked = most;
                var hits = catalogue.ask(index -> index.find(new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build(), asked));
                var seen = seen(tx, places, hits, looked, wanted);
                if (seen.size() >= wanted || hits.size() < most || most > MOST_HITS) {
                    return seen;
                }
            }
        });
    }

    private List<Sighting> seen(Tx tx, List<Place> places, List<Hit> hits, Map<Hit, Optional<Sighting>> looked, int wanted) {
        var seen = new ArrayList<Sighting>();
        for (var hit : hits) {
            looked.computeIfAbsent(hit, each -> look(tx, places, each)).ifPresent(seen::add);
            if (seen.size() == wanted) {
                break;
            }
        }
        return seen;
    }

    private Optional<Sighting> look(Tx tx, List<Place> places, Hit hit) {
        return places.stream().filter(place -> place.course.id() == hit.group().course()).findFirst()
                .flatMap(place -> catalogue.kind(hit.kind()).find(tx, place.viewer, place.course, hit.group(), hit.id())
                        .map(found -> new Sighting(place.course, found)));
    }

    private Query readable(Tx tx, List<Place> places) {
        var any = new BooleanQuery.Builder();
        for (var place : places) {
            for (var kind : catalogue.kinds()) {
                var groups = kind.readBy(tx, place.viewer, place.course).stream().map(group -> new BytesRef(Index.name(kind.kind(), group))).toList();
                var readable = new BooleanQuery.Builder().add(new TermInSetQuery("group", groups), Occur.MUST);
                if (!place.viewer.isMember()) {
                    readable.add(new TermQuery(new Term("audience", Audience.WEB.name())), Occur.MUST);
                }
                any.add(readable.build(), Occur.SHOULD);
            }
        }
        return any.build();
    }
}
