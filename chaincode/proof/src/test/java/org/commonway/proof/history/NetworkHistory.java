package org.commonway.proof.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.commonway.proof.audit.Snapshot;
import org.commonway.proof.channel.NetworkChannel;
import org.commonway.proof.model.Entry;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.Step;
import org.commonway.proof.model.TripState;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Trip;
import org.hyperledger.fabric.shim.Chaincode;

/** A history on the running network, its answers judged as in memory; afterwards the model stands for comparison. */
public final class NetworkHistory {
    /** Certificates are as old as the network; some callers' clocks are late. */
    private static final long DAY = 86_400_000;

    private final Path folder;
    private final Supplier<Chaincode> contracts;
    private final String collections;
    private final Tally tally = new Tally();
    private final Law law = new Law();

    /**
     * A history of a network that starts anew in this folder.
     *
     * @param collections collections_config.json
     */
    public NetworkHistory(Path folder, Supplier<Chaincode> contracts, String collections) {
        this.folder = folder;
        this.contracts = contracts;
        this.collections = collections;
        Keys.install();
    }

    /** What it came to. */
    public Tally tally() {
        return tally;
    }

    /** Plays so many moves; throws a Violation where network and model differ. The network is stopped at the end. */
    public void play(long seed, int moves) {
        Generator generator = new Generator(seed);
        try (NetworkChannel channel =
                new NetworkChannel(folder, contracts.get(), collections, Cast.all(), generator.now() - DAY)) {
            Player player = new Player(channel, law, tally);
            for (int i = 0; i < moves; i++) {
                Move move = generator.next(law);
                Step second = move.second();
                if (canBePlayed(move.first()) && (second == null || canBePlayed(second))) {
                    player.play(move);
                }
            }
            new Reading(channel, law, generator.now()).all();
        }
    }

    /** Some impostors cannot even get a certificate here; and arguments above gRPC's own limits do not arrive. */
    private static boolean canBePlayed(Step step) {
        return NetworkChannel.mayBeEnrolled(step.who());
    }

    /** Every trip, journal entry, balance and settlement of this state is that of the model. */
    public void compare(Snapshot ledger) {
        Map<String, Trip> trips = ledger.trips();
        Comparison.same("number of trips", trips.size(), law.trips.size());
        Map<String, JournalEntry> entries = ledger.entries();
        Map<String, Long> balances = new TreeMap<>();
        int expected = 0;
        for (TripState trip : law.trips.values()) {
            Comparison.trip(trips.get("trip~" + trip.id()), trip, trip.status());
            for (Entry entry : trip.entries) {
                String key = String.format("entry~%015d~%s~%02d", entry.at(), entry.trip(), entry.number());
                Comparison.entry(entries.get(key), entry);
                entry.postings()
                        .forEach((line, amount) -> balances.merge(
                                line.account() + " " + line.party() + " " + line.currency(), amount, Math::addExact));
                expected++;
            }
        }
        Comparison.same("number of entries", entries.size(), expected);
        Comparison.same("balances", balancesOf(entries), balances);
        List<Settlement> settlements = new ArrayList<>(ledger.settlements().values());
        Comparison.same("number of settlements", settlements.size(), law.periods.all.size());
        for (Settlement settlement : settlements) {
            if (settlement.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
                Comparison.settlement(settlement, law.periods.all.get(settlement.getNumber() - 1));
            }
        }
    }

    private static Map<String, Long> balancesOf(Map<String, JournalEntry> entries) {
        Map<String, Long> balances = new TreeMap<>();
        entries.values()
                .forEach(entry -> entry.getPostingsList()
                        .forEach(posting -> balances.merge(
                                posting.getAccount().name().substring("ACCOUNT_KIND_".length()) + " "
                                        + posting.getPartyId() + " "
                                        + posting.getAmount().getCurrency(),
                                posting.getAmount().getMinorUnits(),
                                Math::addExact)));
        return balances;
    }
}
