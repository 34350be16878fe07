package org.commonway.audit.market.bias;

import java.util.Optional;
import org.commonway.audit.replay.FindingCode;

/** What a gateway of the tests does for its own vans, or against a rival's, whose owners are "house" and "rival". */
enum PlantedBias {
    /** Its own trips are ranked as if they cost, took and emitted 2 percent less. */
    BOOST(Treatment.ORDER, "house", Direction.FAVOURED, Optional.of(FindingCode.ORDER_DIFFERS)),
    /** Of 64 seeds for a day the best for itself is taken, when the day's searches are known. */
    CHOSEN_SEED(Treatment.DRAWS, "house", Direction.FAVOURED, Optional.empty()),
    /** Up to four names are drawn for a search until its own trip wins. */
    CHOSEN_NAME(Treatment.DRAWS, "house", Direction.FAVOURED, Optional.empty()),
    /** The rival is asked 80 ms after the others, which the policy allows. */
    LATE_ASKING(Treatment.ASKING, "rival", Direction.BEHIND, Optional.empty()),
    /** The rival is asked 300 ms after the others, and the record says so. */
    OPEN_DELAY(Treatment.ASKING, "rival", Direction.BEHIND, Optional.of(FindingCode.ASKED_LATE)),
    /** The question to the rival lies for 300 ms, and the record says that it was asked at once. */
    HIDDEN_DELAY(Treatment.ANSWERING, "rival", Direction.BEHIND, Optional.empty()),
    /** Every fourth offer of the rival is left out of the record. */
    OPEN_DROP(Treatment.OFFERS, "rival", Direction.BEHIND, Optional.of(FindingCode.OFFER_MISSING)),
    /** Every fourth offer of the rival is left out, and the rival called late. */
    HIDDEN_DROP(Treatment.OFFERS, "rival", Direction.BEHIND, Optional.empty());

    /** In what it must be found. */
    final Treatment treatment;
    /** Of whom. */
    final String owner;
    /** Which way. */
    final Direction direction;
    /** How a replay calls it; empty where each entry is as it should be. */
    final Optional<FindingCode> replayed;

    PlantedBias(Treatment treatment, String owner, Direction direction, Optional<FindingCode> replayed) {
        this.treatment = treatment;
        this.owner = owner;
        this.direction = direction;
        this.replayed = replayed;
    }

    /** Whether this is what was planted. */
    boolean is(Comparison found) {
        return found.found()
                && found.treatment() == treatment
                && found.owner().equals(owner)
                && found.direction() == direction;
    }
}
