package unmask.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Style sheet, scripts and pictures of the product itself. Each has its own tag in its name, so browsers keep it for ever; the
 * style sheets, one for each feature, go out as one.
 */
public final class Assets {
    /** In this order: the tokens name the layers, the base comes before the parts. */
    private static final List<String> STYLES =
            List.of("tokens", "base", "charts", "comments", "courses", "inbox", "participation", "posts", "privacy", "prompts", "reading", "search", "signin", "site", "web");
    private static final List<String> SCRIPTS = List.of("live.js", "print.js", "setup.js", "wall.js");
    /** What every page of somebody who is signed in brings: one request for all of it. */
    private static final List<String> COMPOSE = List.of("prompts", "compose");
    private static final List<String> PICTURES = List.of("mark.svg");

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Body> bodies = new HashMap<>();

    public Assets() {
        var styles = new StringBuilder();
        STYLES.forEach(style -> styles.append(new String(bytes("css/" + style + ".css"), StandardCharsets.UTF_8)));
        keep("site.css", Body.of(styles.toString().getBytes(StandardCharsets.UTF_8), "text/css; charset=utf-8"));
        var compose = new StringBuilder();
        COMPOSE.forEach(script -> compose.append(new String(bytes("js/" + script + ".js"), StandardCharsets.UTF_8)));
        keep("compose.js", Body.of(compose.toString().getBytes(StandardCharsets.UTF_8), "text/javascript; charset=utf-8"));
        SCRIPTS.forEach(script -> keep(script, Body.of(bytes("js/" + script), "text/javascript; charset=utf-8")));
        PICTURES.forEach(picture -> keep(picture, Body.of(bytes(picture), "image/svg+xml")));
    }

    private static byte[] bytes(String name) {
        try (var stream = Assets.class.getResourceAsStream("/static/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("There is no static/" + name + ".");
            }
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void keep(String name, Body body) {
        int dot = name.lastIndexOf('.');
        var stamped = name.substring(0, dot) + "-" + body.tag() + name.substring(dot);
        addresses.put(name, "/assets/" + stamped);
        bodies.put(stamped, body);
    }

    public void register(RoutesConfig routes) {
        routes.get("/assets/{name}", this::show, Access.ANYONE);
    }

    private void show(Context ctx) {
        var body = bodies.get(ctx.pathParam("name"));
        if (body == null) {
            throw new NotFoundResponse();
        }
        ctx.res().setHeader("Cache-Control", "public, max-age=31536000, immutable");
        body.send(ctx);
    }

    /** Where a page finds the asset; fails for one that does not exist. */
    public String at(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("There is no asset " + name + ".");
        }
        return address;
    }
}
