package unmask;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import unmask.comments.AnchorStore;
import unmask.comments.Announcements;
import unmask.comments.CommentRoutes;
import unmask.comments.CommentStore;
import unmask.comments.DiscussionStore;
import unmask.comments.DiscussionView;
import unmask.comments.ModerationRoutes;
import unmask.comments.Pace;
import unmask.comments.PrivateTalkStore;
import unmask.comments.Verdicts;
import unmask.comments.HappenedStore;
import unmask.comments.LetterRoutes;
import unmask.comments.LetterStore;
import unmask.comments.Letterbox;
import unmask.comments.LiveDrawing;
import unmask.comments.LiveRoutes;
import unmask.comments.QuotationStore;
import unmask.comments.ReadingMarkStore;
import unmask.courses.ArticleStock;
import unmask.courses.DataEnd;
import unmask.courses.HandleGiving;
import unmask.courses.NewCourseRoutes;
import unmask.courses.PeopleRoutes;
import unmask.courses.RescueRoutes;
import unmask.courses.RoleEnd;
import unmask.courses.SettingsRoutes;
import unmask.courses.SiteRoutes;
import unmask.courses.StaffRoutes;
import unmask.courses.StudentViewRoutes;
import unmask.courses.UnmaskingRoutes;
import unmask.courses.UnmaskingStore;
import unmask.demo.Demo;
import unmask.demo.Responses;
import unmask.demo.StoryClock;
import unmask.inbox.EventStore;
import unmask.inbox.InboxRoutes;
import unmask.inbox.NoticeStore;
import unmask.markdown.Markdown;
import unmask.participation.CalendarRoutes;
import unmask.participation.CalendarStore;
import unmask.participation.ParticipationRoutes;
import unmask.participation.RollCall;
import unmask.participation.RollStore;
import unmask.participation.ToDo;
import unmask.people.AccountStore;
import unmask.people.CourseEndStore;
import unmask.people.CourseSettingsStore;
import unmask.people.CourseStore;
import unmask.people.CreatorStore;
import unmask.people.Exclusions;
import unmask.people.HandleStore;
import unmask.people.InvitationStore;
import unmask.people.MemberStore;
import unmask.people.Passphrases;
import unmask.people.PersonalData;
import unmask.people.RealNameStore;
import unmask.people.RescueStore;
import unmask.people.RosterStore;
import unmask.people.SessionStore;
import unmask.people.SiteStore;
import unmask.people.StaffStore;
import unmask.people.Viewer;
import unmask.posts.ArticleCopies;
import unmask.posts.Articles;
import unmask.posts.PostFiles;
import unmask.posts.PostRoutes;
import unmask.posts.PostStore;
import unmask.posts.SampleCourse;
import unmask.privacy.PrivacyRoutes;
import unmask.privacy.Register;
import unmask.prompts.AnswerStore;
import unmask.prompts.Answering;
import unmask.prompts.Blocks;
import unmask.prompts.Library;
import unmask.prompts.PromptRoutes;
import unmask.prompts.PromptStore;
import unmask.prompts.PromptTerms;
import unmask.prompts.PromptView;
import unmask.prompts.Rounds;
import unmask.prompts.ShelfRoutes;
import unmask.prompts.ShelfStore;
import unmask.prompts.TakingPartStore;
import unmask.prompts.Wall;
import unmask.prompts.WallControlRoutes;
import unmask.prompts.WallRoutes;
import unmask.prompts.WallStore;
import unmask.prompts.WritingRoutes;
import unmask.reading.Contents;
import unmask.reading.CourseRoutes;
import unmask.reading.HomeRoutes;
import unmask.reading.ArticlePassages;
import unmask.reading.IndexedArticles;
import unmask.reading.IndexedComments;
import unmask.reading.WeekRoutes;
import unmask.search.Catalogue;
import unmask.search.SearchRoutes;
import unmask.signin.ConfirmRoutes;
import unmask.signin.Entrance;
import unmask.signin.InvitationRoutes;
import unmask.signin.JoinRoutes;
import unmask.signin.LeavingRoutes;
import unmask.signin.MeRoutes;
import unmask.signin.Recovery;
import unmask.signin.RecoveryRoutes;
import unmask.signin.SessionRoutes;
import unmask.signin.SetupRoutes;
import unmask.signin.SetupToken;
import unmask.signin.SignInRoutes;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;
import unmask.web.Assets;
import unmask.web.BaseUrl;
import unmask.web.Errors;
import unmask.web.Form;
import unmask.web.Guard;
import unmask.web.Headers;
import unmask.web.Messages;
import unmask.web.OnceKeys;
import unmask.web.Pages;
import unmask.web.RequestLog;
import unmask.web.Templates;
import unmask.web.Throttle;
import unmask.web.WrongCodes;
import unmask.web.live.Bell;
import unmask.web.live.Streams;

/** The whole site, put together: what there is, what it is made of, and in which order it starts and stops. */
final class App implements AutoCloseable {
    /**
     * What a site is started with.
     *
     * @param search  the folder of the search's index; null keeps it in memory
     * @param baseUrl the address that the operator has fixed; null when set-up may choose it
     * @param pace    how many thoughts a student may post in a minute; 0 for no limit
     * @param story   the clock by which the demonstration tells its story; null on a real site
     * @param random  a secure source in production
     */
    record Parts(Database database, Path content, Path search, Listener listener, String baseUrl, boolean plainHttp, int pace, StoryClock story,
                 Clock clock, RandomGenerator random, Passphrases passphrases) {
        boolean demo() {
            return story != null;
        }
    }

    /** The site of the settings, on a database that is open. */
    static App of(Database database, Settings settings) {
        var random = new SecureRandom();
        return new App(new Parts(database, settings.content, settings.data.resolve("search"), settings.listener(), settings.baseUrl, settings.plainHttp, settings.pace, null, Clock.systemUTC(),
                random, Passphrases.shipped(random)));
    }

    /** A throw-away site in memory. */
    static App demo(Listener listener, String baseUrl, boolean plainHttp) {
        var clock = new StoryClock();
        var random = new SecureRandom();
        var database = Database.open(DatabaseAddress.inMemory(), clock, random);
        return demo(database, clock, Passphrases.shipped(random), listener, baseUrl, plainHttp);
    }

    /** A throw-away site on this empty database, which writes by the clock of the story. */
    static App demo(Database database, StoryClock clock, Passphrases passphrases, Listener listener, String baseUrl, boolean plainHttp) {
        // Everybody who plays Amal is the same member, and so nobody waits.
        return new App(new Parts(database, SampleCourse.inTemporaryFolder(), null, listener, baseUrl, plainHttp, 0, clock, clock, new SecureRandom(), passphrases));
    }

    private static final Duration MARKDOWN_LIMIT = Duration.ofMillis(400);
    private static final int WRONG_PASSPHRASES = 10;

    /** What is shipped, and so the same for every site of this process. */
    private static final Messages MESSAGES = new Messages();
    private static final Templates TEMPLATES = new Templates(MESSAGES);
    private static final Assets ASSETS = new Assets();
    private static final Library LIBRARY = new Library();

    private final Parts parts;
    private final Database database;
    private final BaseUrl baseUrl;
    private final SetupToken setupToken = new SetupToken();
    private final SiteStore site = new SiteStore();
    private final AccountStore accounts = new AccountStore();
    private final CourseStore courses = new CourseStore();
    private final CourseSettingsStore courseSettings = new CourseSettingsStore();
    private final CourseEndStore courseEnds = new CourseEndStore();
    private final MemberStore members = new MemberStore();
    private final StaffStore staff = new StaffStore();
    private final InvitationStore invitations = new InvitationStore();
    private final CreatorStore creators = new CreatorStore();
    private final RosterStore roster = new RosterStore();
    private final RescueStore rescues = new RescueStore();
    private final EventStore events = new EventStore();
    private final NoticeStore notices = new NoticeStore();
    private final OnceKeys onceKeys = new OnceKeys();
    private final UnmaskingStore unmaskings = new UnmaskingStore();
    private final SessionStore sessions;
    private final DiscussionStore discussions = new DiscussionStore();
    private final CommentStore comments = new CommentStore(discussions, events);
    private final AnchorStore anchors = new AnchorStore();
    private final LetterStore letters = new LetterStore();
    private final Verdicts verdicts = new Verdicts(comments, notices);
    private final PrivateTalkStore privateTalks = new PrivateTalkStore();
    private final Announcements announcements;
    private final ReadingMarkStore marks = new ReadingMarkStore();
    private final QuotationStore quotations = new QuotationStore();
    private final PromptStore prompts = new PromptStore(discussions);
    private final AnswerStore answers = new AnswerStore();
    private final TakingPartStore takingPart = new TakingPartStore();
    private final RollStore rolls = new RollStore();
    private final CalendarStore calendars = new CalendarStore();
    private final ShelfStore shelf = new ShelfStore();
    private final WallStore walls = new WallStore();
    private final Blocks blocks = new Blocks(prompts, LIBRARY);
    private final PostStore posts = new PostStore(discussions, blocks);
    private final Markdown markdown = new Markdown(MARKDOWN_LIMIT);
    private final Register register;
    private final PostFiles files;
    private final Articles articles;
    private final DataEnd dataEnd;
    private final Rounds rounds;
    private final RollCall rollCall;
    private final Bell bell;
    private final Catalogue catalogue;
    private final Demo demo;
    private final Javalin server;
    private final Housekeeping housekeeping = new Housekeeping();

    App(Parts parts) {
        this.parts = parts;
        database = parts.database();
        baseUrl = new BaseUrl(parts.baseUrl() == null ? null : BaseUrl.parse(parts.baseUrl()).orElseThrow(), parts.listener().address(parts.listener().port()));
        sessions = new SessionStore(parts.random());

        var pages = new Pages(database, MESSAGES, TEMPLATES, ASSETS, baseUrl, parts.plainHttp(), parts.demo(), this::unread, parts.random());
        var passphrases = parts.passphrases();
        var entrance = new Entrance(database, accounts, rescues, sessions, notices, passphrases, parts.random());
        var throttle = new Throttle(parts.clock(), WRONG_PASSPHRASES);
        var wrongCodes = new WrongCodes(parts.clock());
        articles = new Articles(database, posts, markdown, baseUrl, blocks);
        var texts = new ArticlePassages(database, posts, articles);
        var view = new DiscussionView(database, comments, new RealNameStore(), texts, marks, quotations, parts.clock());
        var letterbox = new Letterbox(database, discussions, comments, letters, verdicts);
        rounds = new Rounds(database, prompts, answers, takingPart, letterbox);
        var promptView = new PromptView(database, prompts, answers, takingPart, discussions, view, parts.clock());
        blocks.drawnBy(promptView);
        var terms = new PromptTerms(database, prompts, takingPart, posts, () -> articles);
        var live = new LiveDrawing(database, discussions, new HappenedStore(), quotations, view);
        bell = new Bell(database, parts.clock());
        var streams = new Streams(bell, parts.random());
        catalogue = new Catalogue(parts.search(), database,
                List.of(new IndexedArticles(database, courses, posts, articles), new IndexedComments(discussions, comments)));
        register = new Register(List.<PersonalData>of(site, accounts, sessions, courses, courseEnds, members, invitations, creators, roster, rescues, unmaskings,
                discussions, comments, comments.sight(), letters, anchors, verdicts, privateTalks, marks, quotations, posts, prompts, answers, takingPart, rolls, calendars, shelf, walls, events, notices, onceKeys, catalogue));
        files = new PostFiles(parts.content(), database, site, courses, members, posts, markdown, MESSAGES, blocks, parts.random());
        var contents = new Contents(posts, discussions, marks);
        var toDo = new ToDo(prompts);
        rollCall = new RollCall(database, courses, roster, new RealNameStore(), prompts, rolls);
        var copies = new ArticleCopies(database, posts, markdown, files, blocks);
        var giving = new HandleGiving(members, new HandleStore(), roster, notices, parts.random());
        var roleEnd = new RoleEnd(database, staff, members, sessions, notices, giving);
        announcements = new Announcements(database, discussions, notices);
        dataEnd = new DataEnd(database, courseEnds, staff, notices);
        var answering = new Answering(prompts, answers, takingPart);
        var promptRoutes = new PromptRoutes(database, prompts, answering, promptView, rounds, discussions, view);
        var writing = new WritingRoutes(database, prompts, takingPart, promptRoutes, promptView, onceKeys);
        demo = !parts.demo() ? null
                : new Demo(database, accounts, courses, members, roster, discussions, comments, anchors, texts, markdown, entrance, parts.story(),
                        new Responses(database, prompts, answering, rounds, writing, LIBRARY, parts.story()), terms,
                        passphrases.hash(MESSAGES.say("demo.passphrase")));

        var guard = new Guard(database, sessions, courses, members, pages, parts.clock());

        server = Javalin.create(config -> {
            config.jetty.modifyServer(jetty -> jetty.insertHandler(guard.keptPages()));
            configure(config, parts.listener());
            config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(new Headers(baseUrl)));
            var routes = config.routes;
            guard.register(routes);
            var errors = new Errors(pages, MESSAGES, parts.random());
            errors.register(routes);
            config.router.javaLangErrorHandler(errors::broken);
            ASSETS.register(routes);
            new HomeRoutes(database, courses, members, contents, toDo, notices, verdicts, setupToken::isOpen).register(routes);
            new NewCourseRoutes(database, site, courses, courseSettings, members, stock(copies), onceKeys, parts.clock(), parts.random())
                    .register(routes);
            new CourseRoutes(database, members, roster, posts, files, contents, unmaskings, verdicts, markdown).register(routes);
            new PostRoutes(database, posts, articles, files, onceKeys, blocks).register(routes);
            new unmask.reading.PostRoutes(database, posts, articles, discussions, view, blocks).register(routes);
            var pace = new Pace(parts.clock(), parts.pace());
            var unlinked = new LetterRoutes(database, letterbox, terms, wrongCodes);
            unlinked.register(routes);
            var talk = new CommentRoutes(database, discussions, comments, anchors, marks, quotations, view, markdown, onceKeys, verdicts, pace, terms, unlinked);
            talk.register(routes);
            writing.register(routes);
            new ShelfRoutes(database, prompts, shelf, LIBRARY, promptRoutes, writing, onceKeys).register(routes);
            new WallRoutes(database, prompts, courses, promptRoutes, walls, new Wall(database, courses, prompts, takingPart, walls, baseUrl, parts.clock()), streams, guard,
                    parts.random()).register(routes);
            new WallControlRoutes(database, promptRoutes, walls, baseUrl, parts.clock(), parts.random()).register(routes);
            promptRoutes.register(routes);
            new ModerationRoutes(database, talk, discussions, comments, verdicts, privateTalks, new Exclusions(members, roster, sessions), markdown, onceKeys,
                    pace).register(routes);
            new LiveRoutes(talk, live, streams, guard).register(routes);
            new SearchRoutes(database, courses, members, catalogue).register(routes);
            new StudentViewRoutes(database, sessions).register(routes);
            new PeopleRoutes(database, members, roster, new RealNameStore(), sessions, onceKeys, baseUrl, parts.random()).register(routes);
            new SettingsRoutes(database, courses, courseSettings, members, giving, discussions::hasBegun, parts.clock(), parts.random())
                    .register(routes);
            new StaffRoutes(database, staff, invitations, roleEnd, parts.random()).register(routes);
            new SiteRoutes(database, invitations, creators, notices, parts.random()).register(routes);
            new SetupRoutes(database, site, accounts, courses, members, entrance, setupToken, throttle, baseUrl, parts.random())
                    .register(routes);
            new JoinRoutes(database, accounts, courses, members, roster, entrance, parts.random(), throttle, wrongCodes).register(routes);
            new InvitationRoutes(database, accounts, courses, members, staff, sessions, invitations, creators, entrance, throttle, parts.random())
                    .register(routes);
            new SignInRoutes(entrance, throttle, pages).register(routes);
            new ConfirmRoutes(database, entrance, sessions, throttle, pages).register(routes);
            new RecoveryRoutes(entrance, new Recovery(database, entrance, accounts, rescues, sessions, notices), throttle, wrongCodes).register(routes);
            new SessionRoutes(database, sessions, entrance).register(routes);
            new LeavingRoutes(database, members, rescues, sessions).register(routes);
            new RescueRoutes(database, roster, rescues, sessions, notices, parts.random()).register(routes);
            new UnmaskingRoutes(database, unmaskings, new RealNameStore(), notices, onceKeys).register(routes);
            new InboxRoutes(database, notices).register(routes);
            new ParticipationRoutes(database, rollCall, rolls, roster, prompts, takingPart).register(routes);
            new CalendarRoutes(database, courses, members, toDo, calendars, parts.random()).register(routes);
            new WeekRoutes(database, posts, toDo).register(routes);
            new MeRoutes(database, courses, members).register(routes);
            new PrivacyRoutes(register).register(routes);
            if (demo != null) {
                demo.register(routes);
            }
        });
    }

    /** Lets new courses begin with articles, though courses know nothing of articles. */
    private static ArticleStock stock(ArticleCopies copies) {
        return new ArticleStock(() -> copies(copies.ofSample()), course -> copies(copies.of(course)), copies::hasFolder);
    }

    private static ArticleStock.Copies copies(ArticleCopies.Bundle bundle) {
        return new ArticleStock.Copies(bundle::place, bundle::hang);
    }

    private static void configure(JavalinConfig config, Listener listener) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = Form.LARGEST;
        config.http.prefer405over404 = true;
        // Pages come compressed from Body, once for all who read them.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.requestLogger.http(RequestLog::line);
        listener.configure(config);
    }

    /** Reads the content, opens the doors, and answers with the address at which the site is found. */
    String start() {
        if (!parts.demo() && !database.read(accounts::hasOwner)) {
            setupToken.issue(parts.random());
        }
        files.scan();
        if (demo != null) {
            demo.tell();
        }
        server.start();
        baseUrl.choose(parts.listener().address(server.port()));
        database.read(site::find).ifPresent(known -> baseUrl.recall(known.baseUrl()));
        Rehearsal.play(server.jettyServer().server(), "/");
        files.watch();
        housekeeping.every(Duration.ofMinutes(60), Duration.ofMinutes(1), this::sweep, "What is over could not be swept out");
        housekeeping.every(Duration.ofMinutes(5), Duration.ofMinutes(5), this::announce, "New articles could not be announced");
        housekeeping.every(Duration.ofSeconds(5), Duration.ofSeconds(5), this::turnRounds, "Rounds of prompts could not go on");
        housekeeping.every(Duration.ofSeconds(60), Duration.ofSeconds(20), this::writeRolls, "Rolls could not be written down");
        // The first readers come first: they wait for the site, and not the site for what it may need later.
        housekeeping.once(Duration.ofSeconds(2), articles::warm, "Articles could not be drawn in advance");
        catalogue.start();
        bell.start();
        return baseUrl.toString();
    }

    /** The one-time link, while the site has no owner; null afterwards. */
    String setupLink() {
        return setupToken.value().map(token -> baseUrl.of("/setup/" + token)).orElse(null);
    }

    private int unread(Viewer viewer) {
        return database.read(tx -> notices.unread(tx, viewer));
    }

    private void sweep() {
        database.change(tx -> {
            sessions.sweep(tx);
            rescues.sweep(tx);
            notices.sweep(tx);
            onceKeys.sweep(tx);
            invitations.sweep(tx);
        });
        endData();
    }

    /** Tells classes of articles that have come out. */
    void announce() {
        announcements.sweep();
    }

    /** Does what the clock has brought to prompts: what is sealed or counted comes out, and what was promised to go goes. */
    void turnRounds() {
        rounds.sweep();
    }

    /** Writes down how masked classes stand with their prompts, when something was due and when a night has passed. */
    void writeRolls() {
        rollCall.sweep();
    }

    /** Keeps what each course has promised about the end of its data; days are long enough for an hourly look. */
    void endData() {
        dataEnd.sweep();
    }

    int port() {
        return server.port();
    }

    /** Every route, as it was registered. */
    List<Endpoint> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream().map(handler -> handler.endpoint).toList();
    }

    Bell bell() {
        return bell;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Register register() {
        return register;
    }

    /** {@link #close()}, without waiting for browsers that keep their lines open. */
    void closeAtOnce() {
        server.jettyServer().server().setStopTimeout(0);
        close();
    }

    /** Stops taking requests, finishes those under way, and closes the database last. */
    @Override
    public void close() {
        housekeeping.close();
        bell.close();
        server.stop();
        files.close();
        catalogue.close();
        markdown.close();
        database.close();
        if (parts.demo()) {
            SampleCourse.throwAway(parts.content());
        }
    }
}
