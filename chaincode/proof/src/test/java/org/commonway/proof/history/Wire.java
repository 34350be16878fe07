package org.commonway.proof.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.commonway.proof.channel.Channel.Call;
import org.commonway.proof.model.Act;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.LevyRule;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.VatStatus;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;

/** From what is asked to the bytes of a call. */
public final class Wire {
    private static final byte[] EVIDENCE = "a photograph".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[32];
    private static final int LARGEST_EVIDENCE = 16 * 1024;
    private static final String CONTENT_NAME = "evidence";
    private static final String SALT_NAME = "salt";

    private Wire() {}

    /** The call that asks for this. */
    public static Call call(Act act) {
        if (act instanceof Act.Register register) {
            return of("operators:Register", operator(register.operator()));
        } else if (act instanceof Act.PutTerms put) {
            return of("terms:Put", terms(put));
        } else if (act instanceof Act.Book book) {
            return book(book);
        } else if (act instanceof Act.Rollback rollback) {
            return text("trips:Rollback", rollback.trip());
        } else if (act instanceof Act.Cancel cancel) {
            return of(
                    "trips:Cancel",
                    CancelRequest.newBuilder()
                            .setTripId(cancel.trip())
                            .setHoldId(cancel.hold())
                            .build());
        } else if (act instanceof Act.LegEvent event) {
            return of("trips:RecordLegEvent", RideWire.request(event));
        } else if (act instanceof Act.Expire expire) {
            return of("trips:ExpireLeg", leg(expire.trip(), expire.hold()));
        } else if (act instanceof Act.Repay repay) {
            return repay(repay);
        } else if (act instanceof Act.OpenDispute dispute) {
            return dispute(dispute);
        } else if (act instanceof Act.PutEvidence put) {
            return new Call(
                    "trips:PutEvidence", List.of(leg(put.trip(), put.hold()).toByteArray()), secrets(put.evidence()));
        } else if (act instanceof Act.Rule rule) {
            return of("trips:RuleDispute", ruling(rule));
        } else if (act instanceof Act.Purge purge) {
            return of("trips:PurgeEvidence", leg(purge.trip(), purge.hold()));
        } else if (act instanceof Act.Begin begin) {
            return of(
                    "settlements:Begin",
                    BeginSettlementRequest.newBuilder()
                            .setUntil(moment(begin.until()))
                            .build());
        } else if (act instanceof Act.Net net) {
            return text("settlements:Net", Integer.toString(net.number()));
        }
        Act.Noise noise = (Act.Noise) act;
        return new Call(noise.function(), noise.arguments(), Map.of());
    }

    static Call text(String function, String... texts) {
        return new Call(
                function,
                Arrays.stream(texts)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                Map.of());
    }

    private static Call of(String function, MessageLite message) {
        return new Call(function, List.of(message.toByteArray()), Map.of());
    }

    /** The question for what is there of a leg's evidence. */
    static Call evidenceOf(String trip, String hold) {
        return of("trips:GetEvidence", leg(trip, hold));
    }

    /** The evidence that histories have. */
    static Evidence evidence() {
        return Evidence.newBuilder()
                .setSalt(ByteString.copyFrom(SALT))
                .setContent(ByteString.copyFrom(EVIDENCE))
                .build();
    }

    static Operator operator(Act.Registration entry) {
        return Operator.newBuilder()
                .setOperatorId(entry.id())
                .setName(entry.name())
                .setKindValue(entry.kind())
                .setAddress(entry.address())
                .setSigningKey(Keys.publicKey(entry.key()))
                .setVatStatus(
                        entry.vatRegistered() ? VatStatus.VAT_STATUS_REGISTERED : VatStatus.VAT_STATUS_NOT_REGISTERED)
                .setCooperativeId(entry.cooperative())
                .build();
    }

    private static Terms terms(Act.PutTerms put) {
        Terms.Builder terms = Terms.newBuilder()
                .setCommissionCeilingBps(put.ceilingBps())
                .setLevyBps(put.levyBps())
                .setDisputeDays(put.disputeDays())
                .setGatewayOwesVat(put.gatewayOwesVat());
        if (put.validFrom() != null) {
            terms.setValidFrom(moment(put.validFrom()));
        }
        put.rules()
                .forEach(rule -> terms.addLevyRules(LevyRule.newBuilder()
                        .setRuleId(rule.id())
                        .setModeValue(rule.mode())
                        .setBps(rule.bps())));
        return terms.build();
    }

    private static Call book(Act.Book book) {
        if (!book.many()) {
            return of("trips:Book", booking(book.trips().get(0)));
        }
        BookTripsRequest.Builder all = BookTripsRequest.newBuilder();
        book.trips().forEach(trip -> all.addTrips(booking(trip)));
        return of("trips:BookMany", all.build());
    }

    private static BookTripRequest booking(Act.Booking trip) {
        BookTripRequest.Builder request = BookTripRequest.newBuilder()
                .setTripId(trip.trip())
                .setFare(money(trip.fare(), trip.currency()))
                .setCommissionBps(trip.commissionBps())
                .setRiderKey(trip.goodRiderKey() ? Keys.publicKey(Keys.RIDER) : ByteString.copyFromUtf8("no key"));
        trip.holds().forEach(hold -> request.addHolds(HoldWire.envelope(hold)));
        return request.build();
    }

    private static LegId leg(String trip, String hold) {
        return LegId.newBuilder().setTripId(trip).setHoldId(hold).build();
    }

    private static Call repay(Act.Repay repay) {
        return of(
                repay.refund() ? "trips:Refund" : "trips:Compensate",
                RepayRequest.newBuilder()
                        .setTripId(repay.trip())
                        .setHoldId(repay.hold())
                        .setAmount(money(repay.amount(), repay.currency()))
                        .build());
    }

    private static Call dispute(Act.OpenDispute dispute) {
        byte[] hash = new byte[dispute.hashBytes()];
        if (dispute.hashed() && hash.length == 32) {
            hash = sha256(SALT, EVIDENCE);
        }
        OpenDisputeRequest request = OpenDisputeRequest.newBuilder()
                .setTripId(dispute.trip())
                .setHoldId(dispute.hold())
                .setReasonValue(dispute.reason())
                .setEvidenceHash(ByteString.copyFrom(hash))
                .build();
        return new Call(
                "trips:OpenDispute",
                List.of(request.toByteArray()),
                dispute.exposed() ? secrets(Act.Evidence.GOOD) : Map.of());
    }

    private static Map<String, byte[]> secrets(Act.Evidence evidence) {
        return switch (evidence) {
            case GOOD -> Map.of(CONTENT_NAME, EVIDENCE, SALT_NAME, SALT);
            case OTHER_CONTENT -> Map.of(CONTENT_NAME, new byte[] {1}, SALT_NAME, SALT);
            case OTHER_SALT -> Map.of(CONTENT_NAME, EVIDENCE, SALT_NAME, sha256(SALT));
            case SHORT_SALT -> Map.of(CONTENT_NAME, EVIDENCE, SALT_NAME, new byte[31]);
            case NO_SALT -> Map.of(CONTENT_NAME, EVIDENCE);
            case NO_CONTENT -> Map.of(SALT_NAME, SALT);
            case TOO_LARGE -> Map.of(CONTENT_NAME, new byte[LARGEST_EVIDENCE + 1], SALT_NAME, SALT);
        };
    }

    private static RuleDisputeRequest ruling(Act.Rule rule) {
        RuleDisputeRequest.Builder request = RuleDisputeRequest.newBuilder()
                .setTripId(rule.trip())
                .setHoldId(rule.hold())
                .setRuling(rule.upheld() ? DisputeRuling.DISPUTE_RULING_UPHELD : DisputeRuling.DISPUTE_RULING_REJECTED)
                .setRulingHash(ByteString.copyFrom(new byte[rule.hashBytes()]));
        if (rule.refund() != null) {
            request.setRefund(money(rule.refund(), rule.currency()));
        }
        return request.build();
    }

    static Money money(long amount, String currency) {
        return Money.newBuilder().setMinorUnits(amount).setCurrency(currency).build();
    }

    static Moment moment(long millis) {
        return Moment.newBuilder().setEpochMillis(millis).build();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
