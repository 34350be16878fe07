package org.commonway.node.grpc;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldWish;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.ServiceTime;
import org.commonway.node.leg.TimeWindow;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.OnDemandLeg;
import org.commonway.proto.hold.v1.RentalLeg;
import org.commonway.proto.hold.v1.TimetableLeg;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.type.v1.ServiceDate;

/** From CreateHoldRequest to a wish. What cannot be understood throws IllegalArgumentException. */
final class Wishes {
    private final Seal seal;

    Wishes(Seal seal) {
        this.seal = seal;
    }

    HoldWish read(CreateHoldRequest request, String gatewayId) {
        HoldIds ids =
                new HoldIds(uuid("hold_id", request.getHoldId()), uuid("trip_id", request.getTripId()), gatewayId);
        LegRequest leg = request.getLeg();
        LegWish wish = switch (leg.getKindCase()) {
            case TIMETABLE -> scheduled(leg.getTimetable());
            case RENTAL -> rental(leg.getRental());
            case ON_DEMAND -> quoted(leg.getOnDemand());
            case KIND_NOT_SET -> throw new IllegalArgumentException("the leg names no kind");
        };
        return new HoldWish(ids, wish, digest(request), Messages.money(request.getExpectedPrice()));
    }

    private static String uuid(String field, String text) {
        try {
            if (text.equals(UUID.fromString(text).toString())) {
                return text;
            }
        } catch (IllegalArgumentException notAUuid) {
            throw new IllegalArgumentException(field + " must be a UUID", notAUuid);
        }
        throw new IllegalArgumentException(field + " must be a UUID in lower case");
    }

    /** What makes a retry the same wish: leg and expected price, as the bytes that came. */
    private static String digest(CreateHoldRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteString wish = request.getLeg()
                    .toByteString()
                    .concat(request.getExpectedPrice().toByteString());
            return HexFormat.of().formatHex(digest.digest(wish.toByteArray()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }

    private static LegWish scheduled(TimetableLeg leg) {
        return new LegWish.Scheduled(
                run(leg),
                new LegWish.StopCall(leg.getFromStopId(), leg.getFromStopSequence()),
                new LegWish.StopCall(leg.getToStopId(), leg.getToStopSequence()),
                Optional.of(leg.getTransferFromHoldId()).filter(id -> !id.isEmpty()),
                leg.getStayOnBoard());
    }

    private static LegWish.TripRun run(TimetableLeg leg) {
        ServiceDate day = leg.getServiceDate();
        try {
            return new LegWish.TripRun(
                    leg.getGtfsTripId(),
                    LocalDate.of(day.getYear(), day.getMonth(), day.getDay()),
                    Optional.of(leg.getStartTime())
                            .filter(time -> !time.isEmpty())
                            .map(Wishes::startTime));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("service_date is no day", noSuchDay);
        }
    }

    private static ServiceTime startTime(String text) {
        try {
            return ServiceTime.parse(text);
        } catch (IllegalArgumentException noTime) {
            throw new IllegalArgumentException("start_time must be HH:MM:SS", noTime);
        }
    }

    private static LegWish rental(RentalLeg leg) {
        return new LegWish.Rental(
                leg.getVehicleId(),
                Messages.window(leg.getWindow()),
                Messages.position(leg.getFrom()),
                Messages.position(leg.getTo()),
                leg.getDurationSeconds());
    }

    private LegWish quoted(OnDemandLeg leg) {
        if (!seal.isOurs(leg.getQuote(), RideQuote.getDescriptor().getFullName())) {
            throw new HoldRefusal(
                    HoldRefusal.Reason.UNKNOWN_SERVICE,
                    "This quote was not signed by operator " + seal.operatorId() + "; ask it for a new one.");
        }
        RideQuote quote = Envelopes.read(leg.getQuote(), RideQuote.getDefaultInstance());
        return new LegWish.Quoted(
                quote.getQuoteId(),
                Messages.position(quote.getFrom()),
                Messages.position(quote.getTo()),
                new TimeWindow(Messages.instant(quote.getPickUpAt()), Messages.instant(quote.getArriveAt())),
                Messages.money(quote.getPrice()),
                Messages.instant(quote.getValidUntil()));
    }
}
