package org.commonway.rules.operator;

import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The id of a co-operative that acts for its members; the same as the attribute commonway.cooperative of its certificate.
 *
 * @param value 2 to 32 of a-z, 0-9 and '-'
 */
public record CooperativeId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,32}");

    /** Refuses what is no id with INVALID_OPERATOR. */
    public CooperativeId {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_OPERATOR,
                    "A co-operative's id is 2 to 32 of a-z, 0-9 and '-'; correct cooperative_id.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
