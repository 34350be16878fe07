package org.commonway.audit.replay;

import org.commonway.audit.digest.Digest;
import org.commonway.audit.seed.SeedDay;

/**
 * Which policies stand on the ledger, where the law gives them their notice (docs/ledger.md). A gateway that publishes one
 * of them later, because it begins its log later, has not changed it at short notice.
 */
@FunctionalInterface
public interface PolicyRegister {
    /** True if the policy of this hash stands there, not withdrawn, from this day on. */
    boolean has(Digest policy, SeedDay from);

    /** Nobody knows: what was published in the log counts alone. */
    static PolicyRegister none() {
        return (policy, from) -> false;
    }
}
