package unmask.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** The envelope around every answer, put on before anybody looks at the request; a route may replace what it must. */
public final class Headers implements HttpConfiguration.Customizer {
    /** Nothing but us: no foreign script, style, picture, frame or form target, and nothing inline. */
    static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "accelerometer=(), attribution-reporting=(), browsing-topics=(), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    // Encoded once: together they are longer than many an answer.
    private static final HttpFields ENVELOPE = HttpFields.from(
            field("Content-Security-Policy", CONTENT_POLICY),
            field("X-Content-Type-Options", "nosniff"),
            field("Permissions-Policy", PERMISSIONS),
            // With no-referrer, browsers would send "Origin: null" with our own forms.
            field("Referrer-Policy", "same-origin"),
            field("Cross-Origin-Opener-Policy", "same-origin"),
            field("Cross-Origin-Resource-Policy", "same-origin"));
    private static final HttpField ALWAYS_ENCRYPTED = field("Strict-Transport-Security", "max-age=31536000");

    private final BaseUrl baseUrl;

    public Headers(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    private static HttpField field(String name, String value) {
        return new PreEncodedHttpField(name, value);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        answer.add(ENVELOPE);
        if (baseUrl.isHttps()) {
            answer.add(ALWAYS_ENCRYPTED);
        }
        return request;
    }
}
