package org.commonway.city.http;

import io.micronaut.serde.annotation.Serdeable;
import org.commonway.city.problem.ProblemCode;

/**
 * A problem document (RFC 9457).
 *
 * @param type names the code
 * @param title a few words, the same for every problem of the code
 * @param status HTTP status
 * @param detail one sentence: what, where and what to do
 * @param code stable, for programs
 * @param instance path of the request
 */
@Serdeable
public record ProblemJson(String type, String title, int status, String detail, String code, String instance) {
    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemJson of(ProblemCode code, String detail, String path) {
        return new ProblemJson("about:blank#" + code.name(), code.title(), code.status(), detail, code.name(), path);
    }
}
