package org.commonway.chaincode.state;

import java.util.Optional;
import org.commonway.proto.type.v1.Moment;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.trip.LedgerFacts;
import org.jspecify.annotations.Nullable;

/** The ledger as one transaction sees it: what the law asks of it, and its rooms for reading and writing. */
public final class LedgerState implements LedgerFacts {
    private final Records records;
    private final Alliance alliance;
    private final Registry registry;
    private final TermsBook terms;
    private final PolicyBook policies;
    private final LogBook logs;
    private final AccessBook access;
    private final Journal journal;
    private final Trips trips;
    private final SettlementBook settlements;
    private final long nowMillis;
    private @Nullable Long closedUntilMillis;
    private @Nullable Terms inForce;

    /**
     * The state before this transaction.
     *
     * @param nowMillis the transaction's time
     */
    public LedgerState(Records records, long nowMillis) {
        this.records = records;
        this.registry = new Registry(records);
        this.terms = new TermsBook(records);
        this.policies = new PolicyBook(records);
        this.logs = new LogBook(records);
        this.access = new AccessBook(records);
        this.alliance = new Alliance(records);
        this.journal = new Journal(records);
        this.trips = new Trips(records, alliance, journal);
        this.settlements = new SettlementBook(records, journal);
        this.nowMillis = nowMillis;
    }

    /** Keys and messages, for what has no room of its own. */
    public Records records() {
        return records;
    }

    /** The organisations. */
    public Alliance alliance() {
        return alliance;
    }

    /** The operators. */
    public Registry registry() {
        return registry;
    }

    /** The terms. */
    public TermsBook terms() {
        return terms;
    }

    /** The ranking policies. */
    public PolicyBook policies() {
        return policies;
    }

    /** The public logs. */
    public LogBook logs() {
        return logs;
    }

    /** The requests for access. */
    public AccessBook access() {
        return access;
    }

    /** The journal. */
    public Journal journal() {
        return journal;
    }

    /** The trips. */
    public Trips trips() {
        return trips;
    }

    /** The settlements. */
    public SettlementBook settlements() {
        return settlements;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public long closedUntilMillis() {
        Long known = closedUntilMillis;
        if (known == null) {
            known = records.find(Keys.CLOSED, Moment.parser())
                    .map(Moment::getEpochMillis)
                    .orElse(0L);
            closedUntilMillis = known;
        }
        return known;
    }

    @Override
    public Terms getTermsInForce() {
        Terms known = inForce;
        if (known == null) {
            known = terms.getSchedule().getInForce(nowMillis);
            inForce = known;
        }
        return known;
    }

    @Override
    public Terms getTerms(int version) {
        return terms.get(version);
    }

    @Override
    public Optional<RegisteredOperator> findOperator(OperatorId operatorId) {
        return registry.find(operatorId);
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return trips.has(tripId);
    }

    @Override
    public boolean isTaken(AssetClaim claim) {
        return trips.isTaken(claim);
    }
}
