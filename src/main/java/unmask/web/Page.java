package unmask.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import unmask.people.Course;
import unmask.people.Devices;
import unmask.people.Viewer;

/** One request of one viewer, and the page that answers it. Templates find it under the name {@code page}. */
public final class Page {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Context ctx;
    private final Pages pages;
    private final Viewer viewer;
    private final Course course;
    private boolean mayBeKept = true;
    private int pictures;

    Page(Context ctx, Pages pages, Viewer viewer, Course course) {
        this.ctx = ctx;
        this.pages = pages;
        this.viewer = viewer;
        this.course = course;
    }

    /** The page of a request that has passed the guard. */
    public static Page of(Context ctx) {
        Page page = ctx.attribute("page");
        if (page == null) {
            throw new IllegalStateException("The guard has not seen this request.");
        }
        return page;
    }

    public Viewer viewer() {
        return viewer;
    }

    /** The course in the address; null on pages outside any course. */
    public Course course() {
        return course;
    }

    /** How many notices wait for this viewer. */
    public int unread() {
        return pages.unread(viewer);
    }

    /** Whether staff look at some course with a student's eyes: every page of the site says so. */
    public boolean isStudentView() {
        return viewer.session() != null && viewer.session().studentView() != null;
    }

    /** Whether this viewer may open courses of their own, as far as their session goes. */
    public boolean mayOpenCourses() {
        return viewer.isSignedIn() && viewer.session().isWhole() && viewer.account().mayCreateCourses();
    }

    /** Whether this viewer may add something to the course now: it goes on, and they look with their own eyes. */
    public boolean mayWrite() {
        return viewer.isMember() && !viewer.isStudentView() && !course.isArchived();
    }

    /** Where somebody who looks with a student's eyes sees the same: this page, or the course's own when this one is for staff. */
    public String studentPath() {
        boolean forStaff = ctx.routeRoles().contains(Access.STAFF) || ctx.routeRoles().contains(Access.INSTRUCTOR);
        return forStaff ? course.path() : path();
    }

    /** The family of devices of whoever asks, as far as the browser tells it. */
    public String device() {
        return Devices.family(ctx.header("User-Agent"));
    }

    /** The request's path, without its query. */
    public String path() {
        return ctx.path();
    }

    /** The address of a style sheet, script or picture. */
    public String asset(String name) {
        return pages.assets().at(name);
    }

    /** An absolute address for a path of ours. */
    public String absolute(String path) {
        return pages.baseUrl().of(path);
    }

    /** Whether the site is served without encryption beyond this machine: every page says so. */
    public boolean isPlainHttp() {
        return pages.plainHttp();
    }

    /** Names the form on this page, so that it counts once; the same for as long as the page stays the same. */
    public String onceKey() {
        return pages.onceKey(ctx, viewer);
    }

    /** A sentence from the message files. */
    public String say(String key, Object... arguments) {
        return pages.messages().say(key, arguments);
    }

    /** Gives the browser the token of a new session. */
    public void keepSession(String token, boolean shared) {
        pages.cookie().write(ctx, token, shared);
    }

    /** Takes the token back, and asks the browser to drop what it has kept of this site. */
    public void forgetSession() {
        pages.cookie().clear(ctx);
        ctx.res().setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /**
     * What this page costs its reader, for the line at its foot: itself, the style sheet, the mark, and what else it asks for.
     *
     * @param script whether it brings a script of its own
     */
    public String receipt(boolean script) {
        int cookies = viewer.isSignedIn() ? 1 : 0;
        int scripts = cookies + (script ? 1 : 0);
        return pages.messages().say("web.receipt", 3 + scripts + pictures, cookies, scripts);
    }

    /** Tells the receipt how many pictures the page asks for. */
    public Page withPictures(int count) {
        pictures = count;
        return this;
    }

    /** Where signing in leads back to this page. */
    public String signInPath() {
        return path().equals("/") || path().startsWith("/sign-in") ? "/sign-in" : "/sign-in?to=" + path();
    }

    /** A day as a person says it. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** An instant as the clock in the classroom shows it. */
    public String moment(Instant instant) {
        return MOMENT.format(instant.atZone(course == null ? ZoneOffset.UTC : course.zoneId()));
    }

    /** Whether search engines are asked to leave the page out: discussions and everything private. */
    public boolean isUnlisted() {
        return course != null ? !course.isOpen() || !path().equals(course.path()) : !path().equals("/") && !path().startsWith("/privacy");
    }

    public boolean isDemo() {
        return pages.isDemo();
    }

    /** The sentence that confirms what has just been done, or null. */
    public String notice() {
        return done() == null ? null : pages.messages().say("done." + done());
    }

    /** What has just been done, as the address says it; null when it says nothing that we know. */
    public String done() {
        var done = ctx.queryParam("done");
        return done != null && pages.messages().has("done." + done) ? done : null;
    }

    /** Whether the address asks for this. */
    public boolean asksFor(String name, String value) {
        return value.equals(ctx.queryParam(name));
    }

    /** The key of the comment around which a discussion is asked for; may be null. */
    public String around() {
        return ctx.queryParam("around");
    }

    /** Which page of a list is asked for, from 1. */
    public int sheet() {
        var number = ctx.queryParam("page");
        return number != null && number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1;
    }

    /** Nobody may keep this page: it holds a secret, or differs each time. */
    public Page unkept() {
        mayBeKept = false;
        return this;
    }

    /** Answers 200 with the page. */
    public void show(String template, Map<String, Object> model) {
        pages.send(ctx, this, 200, fill(template, model));
    }

    /** Answers 422: the same form again, with the person's words and a sentence beside each field. */
    public void askAgain(String template, Map<String, Object> model) {
        refuse(422, template, model);
    }

    /** Answers with a page that explains why not. */
    public void refuse(int status, String template, Map<String, Object> model) {
        unkept();
        pages.send(ctx, this, status, fill(template, model));
    }

    /** A part of this page, made by a template. */
    public Fragment fragment(String template, Map<String, Object> model) {
        return Fragment.printed(fill(template, model));
    }

    private String fill(String template, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("page", this);
        return pages.templates().fill(template, all);
    }

    /** Sends the browser on after a form was taken. */
    public void redirect(String path) {
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("Location", path);
        ctx.status(303);
    }

    /** Has the browser send the form that it has just sent once more, to this path. */
    public void sendOn(String path) {
        redirect(path);
        ctx.status(307);
    }

    boolean mayBeKept() {
        return mayBeKept;
    }
}
