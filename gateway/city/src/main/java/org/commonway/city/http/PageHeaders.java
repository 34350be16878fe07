package org.commonway.city.http;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers what pages of this office may do, as a gateway's do (Content Security Policy Level 3): load from here
 * alone, run no inline script, sit in nobody's frame. A report brings its own, for its style is within it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PageHeaders {
    static final String CONTENT_SECURITY = "Content-Security-Policy";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Adds the headers to every answer. */
    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(CONTENT_SECURITY)) {
            response.header(CONTENT_SECURITY, POLICY);
        }
        response.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
    }
}
