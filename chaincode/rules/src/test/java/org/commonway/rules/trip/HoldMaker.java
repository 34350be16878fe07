package org.commonway.rules.trip;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.hold.CancellationTier;
import org.commonway.rules.hold.Claim;
import org.commonway.rules.hold.Conditions;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.LegPlan;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.Sha256;
import org.commonway.rules.signature.SigningKeys;

/** Makes signed holds that are in order but for what a test changes. Leg n is ridden in the n-th hour from START on. */
final class HoldMaker {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** When trips of tests are booked: 2026-01-05T12:00:00Z. */
    static final long BOOKED_AT = 1_767_614_400_000L;
    /** When their first leg starts. */
    static final long START = BOOKED_AT + 2 * DAY;

    static final TripId TRIP = new TripId("0b1f1d5e-57a6-4f0e-9a39-7f6f5c1f9b01");
    static final OperatorId METRO = new OperatorId("metro");
    static final OperatorId BIKES = new OperatorId("bikes");
    static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    static final KeyPair RIDER = SigningKeys.generate(new SecureRandom());

    /** Metered, two tiers, ten minutes to roll back, half of the price for a no-show, an hour to report. */
    static final Conditions STRICT = new Conditions(
            true,
            600,
            List.of(new CancellationTier(3600, 0), new CancellationTier(600, 5_000)),
            300,
            5_000,
            2_500,
            3600,
            0,
            "");

    private final int number;
    private TripId tripId = TRIP;
    private OperatorId operator;
    private Mode mode = Mode.METRO;
    private TimeWindow window;
    private Money price = Money.of(150, "EUR");
    private long expiresAtMillis = BOOKED_AT + MINUTE;
    private Optional<Claim> claim = Optional.empty();
    private Conditions conditions = Conditions.NONE_NAMED;
    private EnvelopeSigner signer;
    private String payloadType = Hold.PAYLOAD_TYPE;

    private HoldMaker(int number, OperatorId operator) {
        this.number = number;
        this.operator = operator;
        this.window = new TimeWindow(START + number * HOUR, START + (number + 1) * HOUR);
        this.signer = new EnvelopeSigner(operator.value(), KEYS.getPrivate());
    }

    static HoldMaker aHold(int number, OperatorId operator) {
        return new HoldMaker(number, operator);
    }

    HoldMaker forTrip(TripId id) {
        tripId = id;
        return this;
    }

    HoldMaker by(Mode theMode) {
        mode = theMode;
        return this;
    }

    HoldMaker in(long fromMillis, long toMillis) {
        window = new TimeWindow(fromMillis, toMillis);
        return this;
    }

    HoldMaker at(long minorUnits) {
        return at(Money.of(minorUnits, "EUR"));
    }

    HoldMaker at(Money thePrice) {
        price = thePrice;
        return this;
    }

    HoldMaker expiringAt(long millis) {
        expiresAtMillis = millis;
        return this;
    }

    /** Claims the asset for the leg's window. */
    HoldMaker claiming(String asset) {
        return claiming(asset, window);
    }

    HoldMaker claiming(String asset, TimeWindow theWindow) {
        claim = Optional.of(new Claim(asset, theWindow));
        return this;
    }

    HoldMaker under(Conditions theConditions) {
        conditions = theConditions;
        return this;
    }

    HoldMaker signedBy(EnvelopeSigner theSigner, String theType) {
        signer = theSigner;
        payloadType = theType;
        return this;
    }

    Hold make() {
        HoldId id = new HoldId(String.format("%08d-57a6-4f0e-9a39-7f6f5c1f9b01", number));
        byte[] payload = id.value().getBytes(StandardCharsets.UTF_8);
        Envelope envelope = signer.sign(payloadType, payload);
        LegPlan plan = new LegPlan(mode, window, Sha256.of(payload, payload));
        return new Hold(id, tripId, operator, plan, price, expiresAtMillis, claim, conditions, envelope);
    }

    static ECPublicKey riderKey() {
        return (ECPublicKey) RIDER.getPublic();
    }

    static Conditions withVat(int bps) {
        return new Conditions(false, 0, List.of(), 0, 10_000, 0, 3600, bps, bps == 0 ? "" : "PT");
    }
}
