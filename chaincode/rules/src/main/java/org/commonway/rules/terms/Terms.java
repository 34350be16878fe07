package org.commonway.rules.terms;

import org.commonway.rules.hold.Mode;
import org.commonway.rules.split.Levy;

/**
 * A version of a city's terms. It never changes once it is put.
 *
 * @param version 1, 2, 3 ...
 * @param cityMspId the organisation that put them and that the levy goes to
 * @param validFromMillis in force from this moment until the next version is, milliseconds since 1970-01-01T00:00:00Z
 * @param content what they ask
 */
public record Terms(int version, String cityMspId, long validFromMillis, TermsProposal content) {
    /** The levy on a leg of this mode. */
    public Levy levyFor(Mode mode) {
        return content.levyFor(mode, cityMspId);
    }
}
