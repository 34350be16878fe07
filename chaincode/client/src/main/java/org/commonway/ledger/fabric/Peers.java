package org.commonway.ledger.fabric;

import java.util.List;
import java.util.Map;

/**
 * Whose peers are to run a function, and what they alone are shown.
 *
 * @param organizations their MSPs; empty for as many as the policies ask for
 * @param secrets transient data: in the proposal that these peers run, and in no transaction
 */
record Peers(List<String> organizations, Map<String, byte[]> secrets) {
    /** As many as the policies ask for. */
    static final Peers ANY = new Peers(List.of(), Map.of());

    /** Those of one organisation. */
    static Peers of(String mspId) {
        return of(mspId, Map.of());
    }

    /** Those of one organisation, who are shown this. */
    static Peers of(String mspId, Map<String, byte[]> secrets) {
        return new Peers(List.of(mspId), secrets);
    }
}
