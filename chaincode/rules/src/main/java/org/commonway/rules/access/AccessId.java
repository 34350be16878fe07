package org.commonway.rules.access;

import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The id of a request for access, made by who asks.
 *
 * @param value a UUID in lower case (RFC 9562); one that is ordered by time lists requests in the order they were made
 */
public record AccessId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Refuses what is no UUID with INVALID_ARGUMENT. */
    public AccessId {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "A request's id is a UUID in lower case; correct request_id.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
