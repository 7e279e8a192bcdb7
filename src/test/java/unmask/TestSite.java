package unmask;

import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import unmask.comments.Pace;
import unmask.demo.StoryClock;
import unmask.people.Passphrases;
import unmask.people.QuickPassphrases;
import unmask.posts.SampleCourse;
import unmask.privacy.Register;
import unmask.storage.Database;
import unmask.storage.Databases;

/** A real site on a free port, with an empty database in memory, for one test class. */
public final class TestSite implements AutoCloseable {
    private static final String COURSE = "/courses/privacy-and-society";
    /** The first article of the sample course, where most tests talk. */
    public static final String THE_MASK = COURSE + "/posts/the-mask";

    /** Those that are not closed yet, and which thread has opened each. */
    private static final Map<TestSite, Thread> OPEN = new ConcurrentHashMap<>();

    private final App app;
    private final String scheme;
    private final Path content;

    private TestSite(App app, Path content) {
        this(app, content, "http");
    }

    private TestSite(App app, Path content, String scheme) {
        this.app = app;
        this.content = content;
        this.scheme = scheme;
        OPEN.put(this, Thread.currentThread());
        app.start();
    }

    /** Where the sites are that this thread has opened and nobody has closed. */
    static List<String> leftOpen() {
        return OPEN.entrySet().stream().filter(site -> site.getValue() == Thread.currentThread()).map(site -> site.getKey().address()).toList();
    }

    /**
     * The demonstration: Ms Ortega (ortega) teaches Amal, Ben and Chloe (amal, ben, chloe); Dana (dana) is in another class. All of
     * them come in by {@link #as}.
     */
    public static TestSite withCast() {
        var clock = new StoryClock();
        return new TestSite(App.demo(Databases.h2(clock), clock, quick(), listener(), null, false), null);
    }

    /** A site that nobody has set up yet, with the sample course in a folder of its own. */
    public static TestSite empty() {
        return on(Databases.h2(Clock.systemUTC()), SampleCourse.inTemporaryFolder());
    }

    /** A site on this database and this folder, which keeps the index of its search in a third place. */
    public static TestSite searching(Database database, Path content, Path search, Clock clock) {
        return new TestSite(app(database, content, search, listener(), null, Pace.USUAL, clock, quick()), content);
    }

    /** Waits until the search knows everything that has happened. */
    public TestSite caughtUp() {
        try {
            app.catalogue().caughtUp().get();
            return this;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The bell of the live streams rings now, and not only on its own time. */
    public void ring() {
        app.bell().ring();
    }

    /** How many pages hear the bell. */
    public int watchers() {
        return app.bell().watchers();
    }

    /** A site on this database and this folder, on which nobody is asked to write more slowly. */
    public static TestSite on(Database database, Path content) {
        return new TestSite(app(database, content, null, listener(), null, 0, Clock.systemUTC(), quick()), content);
    }

    /** @param baseUrl as the operator would type it; may be null */
    public static TestSite on(Database database, Path content, String baseUrl, Clock clock) {
        return on(database, content, baseUrl, clock, quick());
    }

    static TestSite on(Database database, Path content, String baseUrl, Clock clock, Passphrases passphrases) {
        return new TestSite(app(database, content, null, listener(), baseUrl, Pace.USUAL, clock, passphrases), content);
    }

    /** A site that nobody has set up yet, over TLS with this certificate and key (PEM). */
    public static TestSite encrypted(Path certificate, Path key) {
        var database = Databases.h2(Clock.systemUTC());
        var content = SampleCourse.inTemporaryFolder();
        var listener = new Listener("localhost", 0, certificate, key);
        return new TestSite(app(database, content, null, listener, null, Pace.USUAL, Clock.systemUTC(), quick()), content, "https");
    }

    private static App app(Database database, Path content, Path search, Listener listener, String baseUrl, int pace, Clock clock, Passphrases passphrases) {
        return new App(new App.Parts(database, content, search, listener, baseUrl, false, pace, null, clock, new SecureRandom(), passphrases));
    }

    /** The least work for each passphrase. */
    static Passphrases quick() {
        return QuickPassphrases.with(new SecureRandom());
    }

    private static Listener listener() {
        return new Listener("localhost", 0, null, null);
    }

    /** The address of the site, such as {@code http://localhost:4711}. */
    public String address() {
        return scheme + "://localhost:" + app.port();
    }

    /** Every route of the site that answers a method of HTTP. */
    public List<Endpoint> routes() {
        return app.routes().stream().filter(route -> route.method.isHttpMethod()).toList();
    }

    /** What the site says that it keeps. */
    Register register() {
        return app.register();
    }

    /** The path of the one-time set-up link; null when the site has an owner. */
    public String setupPath() {
        return app.setupLink() == null ? null : app.setupLink().substring(app.setupLink().indexOf("/setup/"));
    }

    /** The folder that the site reads. */
    public Path content() {
        return content;
    }

    /** Writes a file into the site's content, as an instructor's editor would. */
    public void write(String file, String text) {
        try {
            Files.createDirectories(content.resolve(file).getParent());
            Files.writeString(content.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Tells classes of the articles that have come out. */
    public void announce() {
        app.announce();
    }

    /** Does what the clock has brought to prompts. */
    public void turnRounds() {
        app.turnRounds();
    }

    /** Writes down what masked classes may show of who has done what. */
    public void writeRolls() {
        app.writeRolls();
    }

    /** Does what is due today about the data of courses. */
    public void endData() {
        app.endData();
    }

    /** Somebody who is not signed in. */
    public Visitor stranger() {
        return new Visitor(address());
    }

    /** Somebody whose browser holds the token of a session. */
    Visitor signedIn(String token) {
        var visitor = stranger();
        visitor.cookies().put("session", token);
        return visitor;
    }

    /** One of the cast, signed in. */
    public Visitor as(String name) {
        var visitor = stranger();
        visitor.post("/demo", "as", name);
        return visitor;
    }

    @Override
    public void close() {
        OPEN.remove(this);
        app.closeAtOnce();
        if (content != null) {
            SampleCourse.throwAway(content);
        }
    }
}
