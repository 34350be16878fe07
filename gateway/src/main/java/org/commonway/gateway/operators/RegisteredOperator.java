package org.commonway.gateway.operators;

import com.google.protobuf.ByteString;
import org.commonway.proto.ledger.v1.Operator;

/**
 * An operator as the ledger lists it.
 *
 * @param id 2 to 32 of a-z, 0-9 and '-'
 * @param name as riders read it
 * @param kind what it runs
 * @param address host:port of its node
 * @param signingKey what its envelopes are checked with: SubjectPublicKeyInfo, DER
 * @param mspId the organisation that registered it
 */
public record RegisteredOperator(
        String id, String name, Kind kind, String address, ByteString signingKey, String mspId) {

    /** What an operator runs, by its own word on the ledger. */
    public enum Kind {
        /** A kind that this gateway does not know. */
        UNKNOWN,
        /** By a timetable. */
        TIMETABLE,
        /** Vehicles that riders share. */
        SHARED_VEHICLES,
        /** Rides when asked. */
        ON_DEMAND
    }

    /** The operator of a ledger entry. */
    public static RegisteredOperator of(Operator entry) {
        return new RegisteredOperator(
                entry.getOperatorId(),
                entry.getName(),
                kind(entry),
                entry.getAddress(),
                entry.getSigningKey(),
                entry.getMspId());
    }

    private static Kind kind(Operator entry) {
        return switch (entry.getKind()) {
            case OPERATOR_KIND_TIMETABLE -> Kind.TIMETABLE;
            case OPERATOR_KIND_SHARED_VEHICLES -> Kind.SHARED_VEHICLES;
            case OPERATOR_KIND_ON_DEMAND -> Kind.ON_DEMAND;
            case OPERATOR_KIND_UNSPECIFIED, UNRECOGNIZED -> Kind.UNKNOWN;
        };
    }
}
