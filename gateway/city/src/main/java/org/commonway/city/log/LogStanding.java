package org.commonway.city.log;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a registered log stands.
 *
 * @param id names it in addresses: the id of its key, 8 lower-case hexadecimal digits
 * @param origin of the log, as the ledger has it
 * @param gatewayId whose it is
 * @param mspId the gateway's organisation
 * @param address where it is served; empty when the office was not told
 * @param progress of the verification that runs or waits; empty when none does
 * @param last what the last one came to; empty before the first
 * @param verified the newest copy that was verified, if the last verification did not find it otherwise
 */
public record LogStanding(
        String id,
        String origin,
        String gatewayId,
        String mspId,
        Optional<String> address,
        Optional<Progress> progress,
        Optional<LogOutcome> last,
        Optional<VerifiedLog> verified) {

    /**
     * How far a verification is.
     *
     * @param entriesRead so far
     * @param entries how many there are; empty until its checkpoint was read
     */
    public record Progress(long entriesRead, OptionalLong entries) {}

    /** In one word, as the page and programs read it. */
    public String status() {
        if (progress.isPresent()) {
            return "VERIFYING";
        }
        return last.map(outcome -> outcome.verdict().name()).orElse("NEVER_VERIFIED");
    }
}
