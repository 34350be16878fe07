package org.commonway.rules.operator;

import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The id of an operator on the ledger; the same as the attribute commonway.operator of its certificate.
 *
 * @param value 2 to 32 of a-z, 0-9 and '-'
 */
public record OperatorId(String value) implements Comparable<OperatorId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,32}");

    /** Refuses what is no id with INVALID_OPERATOR. */
    public OperatorId {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_OPERATOR,
                    "An operator id is 2 to 32 of a-z, 0-9 and '-'; correct operator_id.");
        }
    }

    @Override
    public int compareTo(OperatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
