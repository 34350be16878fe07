package org.commonway.embedded.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.identity.VerifiedIdentity;
import org.commonway.identity.IdentityRefusal;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** Reads what blocks are asked for and by whom (common/deliver/deliver.go). */
record SeekCheck(String channel, Organizations organizations, Ledger ledger, InstantSource clock) {
    private static final Duration TIME_WINDOW = Duration.ofMinutes(15);

    /** A request that is answered with a status alone. */
    static final class SeekRefusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final Status status;

        SeekRefusal(Status status, String sentence) {
            super(sentence);
            this.status = status;
        }

        Status status() {
            return status;
        }
    }

    /**
     * Blocks that a member may have.
     *
     * @param first the first
     * @param last the last
     * @param waits whether to wait for those that are not there yet
     * @param creator who asked, as Fabric's SerializedIdentity
     * @param mspId the organisation of who asked
     */
    record Seek(long first, long last, boolean waits, ByteString creator, String mspId) {}

    Seek check(Envelope envelope) throws SeekRefusal {
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            ByteString creator = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader())
                    .getCreator();
            requireTime(header);
            if (!header.getChannelId().equals(channel)) {
                throw new SeekRefusal(Status.NOT_FOUND, "there is no channel " + header.getChannelId());
            }
            String mspId = requireMember(envelope, creator).mspId();
            SeekInfo seek = SeekInfo.parseFrom(payload.getData());
            if (!seek.hasStart() || !seek.hasStop()) {
                throw bad("start or stop is missing");
            }
            long first = first(seek.getStart());
            boolean waits = seek.getBehavior() == SeekInfo.SeekBehavior.BLOCK_UNTIL_READY;
            return new Seek(first, last(seek, first), waits, creator, mspId);
        } catch (InvalidProtocolBufferException e) {
            throw bad("the request cannot be read");
        }
    }

    private void requireTime(ChannelHeader header) throws SeekRefusal {
        try {
            Instant asked = Instant.ofEpochSecond(
                    header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
            if (Duration.between(asked, clock.instant()).abs().compareTo(TIME_WINDOW) > 0) {
                throw bad("the time of the request is more than 15 minutes off");
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw bad("the request has an impossible time");
        }
    }

    private VerifiedIdentity requireMember(Envelope envelope, ByteString creator) throws SeekRefusal {
        try {
            VerifiedIdentity identity = organizations.verify(creator);
            if (identity.hasSigned(
                    envelope.getPayload().toByteArray(), envelope.getSignature().toByteArray())) {
                return identity;
            }
            throw new SeekRefusal(Status.FORBIDDEN, "the signature is not valid");
        } catch (IdentityRefusal e) {
            throw new SeekRefusal(Status.FORBIDDEN, e.sentence());
        }
    }

    private long first(SeekPosition start) throws SeekRefusal {
        return switch (start.getTypeCase()) {
            case OLDEST -> 0;
            case NEWEST -> ledger.height() - 1;
            case NEXT_COMMIT -> ledger.height();
            case SPECIFIED -> number(start);
            default -> throw bad("the start is of no known kind");
        };
    }

    private long last(SeekInfo seek, long first) throws SeekRefusal {
        return switch (seek.getStop().getTypeCase()) {
            case OLDEST -> first;
            case NEWEST -> seek.getStart().hasNewest() ? first : ledger.height() - 1;
            case SPECIFIED -> {
                long last = number(seek.getStop());
                if (last < first) {
                    throw bad("the last block lies before the first");
                }
                yield last;
            }
            default -> throw bad("the stop is of no known kind");
        };
    }

    /** Block numbers are unsigned; those beyond 2^63 are never reached and stand for "for ever". */
    private static long number(SeekPosition position) {
        long number = position.getSpecified().getNumber();
        return number < 0 ? Long.MAX_VALUE : number;
    }

    private static SeekRefusal bad(String sentence) {
        return new SeekRefusal(Status.BAD_REQUEST, sentence);
    }
}
