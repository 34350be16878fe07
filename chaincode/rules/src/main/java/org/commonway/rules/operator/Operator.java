package org.commonway.rules.operator;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * What an operator says of itself when it registers.
 *
 * @param name as riders read it, 1 to 80 characters
 * @param address host:port of its node's gRPC
 * @param signingKey what its envelopes are checked with
 * @param vatStatus whether it charges VAT itself
 * @param cooperative who may act for it, being of the same organisation; empty for nobody but itself
 */
public record Operator(
        OperatorId id,
        String name,
        OperatorKind kind,
        String address,
        ECPublicKey signingKey,
        VatStatus vatStatus,
        Optional<CooperativeId> cooperative) {
    private static final int MAX_NAME_CHARACTERS = 80;
    private static final int MAX_ADDRESS_CHARACTERS = 255;
    private static final Pattern ADDRESS = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");

    /** Refuses with INVALID_OPERATOR, naming the field. */
    public Operator {
        if (name.isBlank()
                || name.length() > MAX_NAME_CHARACTERS
                || name.chars().anyMatch(Character::isISOControl)) {
            throw invalid("A name has 1 to 80 characters and no control characters; correct name.");
        }
        if (!isAddress(address)) {
            throw invalid("An address is host:port with a port of 1 to 65535; correct address.");
        }
    }

    private static boolean isAddress(String address) {
        if (address.length() > MAX_ADDRESS_CHARACTERS) {
            return false;
        }
        var matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group(1));
        return port >= 1 && port <= 65535;
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_OPERATOR, sentence);
    }
}
