package org.commonway.ledger.anchor;

import java.util.Optional;
import org.commonway.proto.ledger.v1.LogAnchor;

/**
 * How anchoring stands.
 *
 * @param last what is held fast, as far as the keeper knows
 * @param trouble why the last round did not hold the newest checkpoint fast: a refusal's code and sentence, or the outage;
 *     empty when it did, or there was nothing new
 */
public record AnchorStanding(Optional<LogAnchor> last, Optional<String> trouble) {}
