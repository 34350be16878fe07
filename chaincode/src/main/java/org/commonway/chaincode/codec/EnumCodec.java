package org.commonway.chaincode.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An enum of the law and the one on the ledger whose constants have the same names behind a prefix, as protobuf's style
 * wants it. A constant of the law that the ledger lacks is found when the class is loaded.
 *
 * @param <P> on the ledger
 * @param <R> of the law
 */
final class EnumCodec<P extends Enum<P>, R extends Enum<R>> {
    private final Map<R, P> messages;
    private final Map<P, R> constants;

    private EnumCodec(Map<R, P> messages, Map<P, R> constants) {
        this.messages = messages;
        this.constants = constants;
    }

    static <P extends Enum<P>, R extends Enum<R>> EnumCodec<P, R> of(Class<P> message, String prefix, Class<R> law) {
        Map<R, P> messages = new EnumMap<>(law);
        Map<P, R> constants = new EnumMap<>(message);
        for (R constant : law.getEnumConstants()) {
            P counterpart = Enum.valueOf(message, prefix + constant.name());
            messages.put(constant, counterpart);
            constants.put(counterpart, constant);
        }
        return new EnumCodec<>(messages, constants);
    }

    P toProto(R constant) {
        P message = messages.get(constant);
        if (message == null) {
            throw new IllegalStateException("no counterpart of " + constant);
        }
        return message;
    }

    /** Empty for what is unspecified or of a later schema. */
    Optional<R> find(P message) {
        return Optional.ofNullable(constants.get(message));
    }

    /** Of what stands on the ledger: something unspecified there is a bug. */
    R get(P message) {
        return find(message).orElseThrow(() -> new IllegalStateException("on the ledger stands " + message));
    }
}
