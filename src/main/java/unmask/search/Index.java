package unmask.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import unmask.search.Indexed.Entry;
import unmask.search.Indexed.Group;

/**
 * The index in its folder. It holds which words stand where, and answers with ids alone. What it has learned and the marks up to
 * which it has learned it become lasting in one step, so after a crash it goes on from where both agree.
 */
final class Index implements AutoCloseable {
    /** Another number makes every index of an earlier kind start again. */
    private static final String VERSION = "1";
    private static final double MEGABYTES = 4;
    private static final String MARKS = "marks";

    /**
     * Scores depend on the thing itself and on nothing else in the index: otherwise the order of what one may read would tell how
     * often a word stands in what one may not.
     */
    private static final BM25Similarity SIMILARITY = new BM25Similarity() {
        private static final float WORDS_OF_A_COMMENT = 80;

        @Override
        protected float idf(long documents, long all) {
            return 1;
        }

        @Override
        protected float avgFieldLength(CollectionStatistics statistics) {
            return WORDS_OF_A_COMMENT;
        }
    };

    /** The best first, then the newest; among those of a day the order tells nothing. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE, new SortField("day", SortField.Type.LONG, true),
            new SortField("id", SortField.Type.LONG));

    private final Directory directory;
    private final IndexWriter writer;
    private final Map<String, Long> marks = new TreeMap<>();
    private DirectoryReader reader;

    /** A hit: enough to ask the tables what stands there. */
    record Hit(String kind, Group group, long id) {}

    /**
     * Opens the index in a folder, and begins a new one when there is none, or none that can be used.
     *
     * @param folder null for one in memory
     */
    static Index open(Path folder) throws IOException {
        if (folder == null) {
            return new Index(new ByteBuffersDirectory());
        }
        Files.createDirectories(folder);
        try {
            return new Index(FSDirectory.open(folder));
        } catch (LockObtainFailedException taken) {
            // Another process of the same site keeps it; this one gets by with its own.
            return new Index(new ByteBuffersDirectory());
        } catch (IOException | RuntimeException damaged) {
            empty(folder);
            return new Index(FSDirectory.open(folder));
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Index(Directory directory) throws IOException {
        this.directory = directory;
        var merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        // Merges run where we wait for them, so that none is under way when deleted words are to leave the files.
        writer = new IndexWriter(directory, new IndexWriterConfig(Words.ANALYZER).setRAMBufferSizeMB(MEGABYTES).setMergePolicy(merges)
                .setMergeScheduler(new SerialMergeScheduler()).setSimilarity(SIMILARITY).setCommitOnClose(false));
        try {
            recall();
            reader = DirectoryReader.open(directory);
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        } catch (IOException | RuntimeException damaged) {
            close();
            throw damaged;
        }
    }

    private void recall() throws IOException {
        Map<String, String> kept = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        }
        if (VERSION.equals(kept.get("version"))) {
            kept.getOrDefault(MARKS, "").lines().map(line -> line.split(" ")).forEach(line -> marks.put(line[0], Long.parseLong(line[1])));
        } else {
            writer.deleteAll();
            commit();
        }
    }

    /** Whether nothing at all has been learned yet. */
    boolean isNew() {
        return marks.isEmpty();
    }

    long mark(String kind, Group group) {
        return marks.getOrDefault(name(kind, group), Indexed.NOTHING);
    }

    /** The groups of a kind of which something is known. */
    List<Group> groups(String kind) {
        return marks.keySet().stream().map(name -> name.split("/")).filter(parts -> parts[0].equals(kind))
                .map(parts -> new Group(Long.parseLong(parts[1]), Long.parseLong(parts[2]))).toList();
    }

    void forget(String kind, Group group) throws IOException {
        writer.deleteDocuments(new Term("group", name(kind, group)));
        marks.remove(name(kind, group));
    }

    /** Learns the state of things in a group, and that the group is now known up to a mark. */
    void learn(String kind, Group group, List<Entry> entries, long mark) throws IOException {
        for (var entry : entries) {
            var key = new Term("key", name(kind, group) + "/" + entry.id());
            if (entry.isGone()) {
                writer.deleteDocuments(key);
            } else {
                writer.updateDocument(key, document(kind, group, entry, key.text()));
            }
        }
        marks.put(name(kind, group), mark);
    }

    private static Document document(String kind, Group group, Entry entry, String key) {
        var document = new Document();
        document.add(new StringField("key", key, Field.Store.NO));
        document.add(new StoredField("key", key));
        document.add(new StringField("group", name(kind, group), Field.Store.NO));
        document.add(new StringField("audience", entry.audience().name(), Field.Store.NO));
        document.add(new NumericDocValuesField("day", entry.day().toEpochDay()));
        document.add(new NumericDocValuesField("id", entry.id()));
        document.add(new TextField(Words.TITLE, entry.title(), Field.Store.NO));
        document.add(new TextField(Words.WORDS, entry.words(), Field.Store.NO));
        return document;
    }

    static String name(String kind, Group group) {
        return kind + "/" + group.course() + "/" + group.id();
    }

    /** Makes all that was learned lasting and findable. Words that have gone leave the files too, and not just the answers. */
    void commit() throws IOException {
        writer.forceMergeDeletes();
        var lines = new ArrayList<String>();
        marks.forEach((name, mark) -> lines.add(name + " " + mark));
        writer.setLiveCommitData(Map.of("version", VERSION, MARKS, String.join("\n", lines)).entrySet());
        writer.commit();
        refresh();
    }

    private synchronized void refresh() throws IOException {
        // Opened from the folder and not from the writer, so that merged segments go at once.
        var newer = reader == null ? null : DirectoryReader.openIfChanged(reader);
        if (newer != null) {
            reader.decRef();
            reader = newer;
        }
    }

    private synchronized DirectoryReader borrowed() {
        if (reader != null) {
            reader.incRef();
        }
        return reader;
    }

    /** The best hits, at most so many. */
    List<Hit> find(Query query, int most) {
        try {
            var borrowed = borrowed();
            if (borrowed == null) {
                return List.of();
            }
            try {
                var searcher = new IndexSearcher(borrowed);
                searcher.setSimilarity(SIMILARITY);
                var stored = searcher.storedFields();
                var hits = new ArrayList<Hit>();
                for (var hit : searcher.search(query, most, ORDER).scoreDocs) {
                    hits.add(hit(stored.document(hit.doc).get("key")));
                }
                return hits;
            } finally {
                borrowed.decRef();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Hit hit(String key) {
        var parts = key.split("/");
        return new Hit(parts[0], new Group(Long.parseLong(parts[1]), Long.parseLong(parts[2])), Long.parseLong(parts[3]));
    }

    @Override
    public synchronized void close() throws IOException {
        if (reader != null) {
            reader.decRef();
            reader = null;
        }
        writer.close();
        directory.close();
    }
}
