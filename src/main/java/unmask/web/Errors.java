package unmask.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.exceptions.TemplateProcessingException;
import unmask.people.Busy;
import unmask.people.Viewer;

/** The one place where failures become pages: a sentence for the person, the cause for the log, nobody's words in either. */
public final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Pages pages;
    private final Messages messages;
    private final RandomGenerator random;

    public Errors(Pages pages, Messages messages, RandomGenerator random) {
        this.pages = pages;
        this.messages = messages;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, this::refused);
        routes.exception(Busy.class, (busy, ctx) -> show(ctx, 503, "error.503", null));
        routes.exception(Exception.class, this::failed);
    }

    private void refused(HttpResponseException refusal, Context ctx) {
        var own = String.valueOf(refusal.getMessage());
        var general = "error." + refusal.getStatus();
        show(ctx, refusal.getStatus(), own.startsWith("error.") && messages.has(own) ? own : messages.has(general) ? general : "error.400", null);
    }

    private void failed(Exception failure, Context ctx) {
        show(ctx, 500, "error.500", logged(failure));
    }

    /** What Java itself gave up on, such as a stack that is full: the same page, as far as it can still be made. */
    public void broken(HttpServletResponse response, Error error) {
        var reference = logged(error);
        response.setStatus(500);
        response.setContentType("text/plain; charset=utf-8");
        try {
            response.getWriter().println(messages.say("error.500") + " " + messages.say("web.reference", reference));
        } catch (IOException gone) {
            LOG.info("The reader of failure {} has gone.", reference);
        }
    }

    /** Writes down where it broke; the texts of exceptions stay out, since databases put people's words into them. */
    private String logged(Throwable failure) {
        var reference = Integer.toString(random.nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
        var trail = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            trail.append(cause.getClass().getName()).append(where(cause)).append('\n');
            for (var frame : cause.getStackTrace()) {
                trail.append("    at ").append(frame).append('\n');
            }
        }
        LOG.error("Unexpected failure {}: {}", reference, trail);
        return reference;
    }

    /** Templates are ours: where in them it broke is nobody's words. */
    private static String where(Throwable cause) {
        return cause instanceof TemplateProcessingException template
                ? " in " + template.getTemplateName() + " line " + template.getLine() + " column " + template.getCol()
                : "";
    }

    private void show(Context ctx, int status, String key, String reference) {
        readToTheEnd(ctx);
        Page known = ctx.attribute("page");
        Viewer viewer = ctx.attribute("viewer");
        var page = known != null ? known : new Page(ctx, pages, viewer == null ? Viewer.STRANGER : viewer, null);
        Map<String, Object> model = new HashMap<>();
        model.put("sentence", key);
        model.put("reference", reference);
        page.refuse(status, "web/error", model);
    }

    /** What was sent and not read would end the connection, and the browser's next request on it with it. */
    private static void readToTheEnd(Context ctx) {
        try {
            ctx.req().getInputStream().skip(Form.LARGEST);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("The rest of a refused request did not come.");
        }
    }
}
