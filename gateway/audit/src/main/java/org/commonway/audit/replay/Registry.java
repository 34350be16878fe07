package org.commonway.audit.replay;

import java.util.Map;

/** Who was registered when: from the ledger, not from the gateway that is checked. */
@FunctionalInterface
public interface Registry {
    /** All operators at this moment (milliseconds since 1970), by id. */
    Map<String, RegisteredOperator> at(long momentMillis);
}
