package unmask.web;

import jakarta.servlet.http.HttpServletResponse;

/** The envelope around every answer. */
final class Headers {
    /** Nothing but us: no foreign script, style, picture, frame or form target, and nothing inline. */
    static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "accelerometer=(), attribution-reporting=(), browsing-topics=(), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final BaseUrl baseUrl;

    Headers(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    void on(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Permissions-Policy", PERMISSIONS);
        // With no-referrer, browsers would send "Origin: null" with our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (baseUrl.isHttps()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
