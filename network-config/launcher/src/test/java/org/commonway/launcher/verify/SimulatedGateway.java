package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.Heard;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SignedRefusal;
import org.commonway.audit.record.StreamState;
import org.commonway.audit.seed.SeedDay;

/**
 * Some minutes of an honest gateway, moment by moment: a bicycle operator's stream grows, breaks off and begins anew, its
 * node or the gateway is away, searches take their time, two vans offer or refuse, and acknowledgements are made of what is seen then.
 */
final class SimulatedGateway {
    static final String ORIGIN = "gateway.example/log";
    static final int BIKES = 0;
    static final int VAN = 1;
    static final long BEGIN = 1_779_870_600_000L;

    private static final int STEP_MILLIS = 250;
    private static final int STEPS = 2_400;
    private static final int LONGEST_SEARCH_MILLIS = 10_500;

    final List<LogEntry> entries = new ArrayList<>();
    final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final Random random;
    private Optional<Shown> shown = Optional.empty();
    private Optional<Shown> last = Optional.empty();
    private int lives;

    /** What searches see of the stream. */
    private record Shown(String life, long sequence, long since) {}

    /** A search that looks at vehicles at this moment, some time after it came in. */
    private record Running(long moment, long looksAt) {}

    SimulatedGateway(Random random) {
        this.random = random;
        for (int step = 0; step < STEPS; step++) {
            long now = BEGIN + (long) step * STEP_MILLIS;
            move(now);
            finish(now);
            if (random.nextInt(12) == 0) {
                running.add(new Running(now, now + random.nextInt(LONGEST_SEARCH_MILLIS)));
            }
            if (random.nextInt(40) == 0) {
                acknowledgeStream(now);
            }
        }
    }

    /** The stream grows; now and then the node is away, or comes back with another life. */
    private void move(long now) {
        if (shown.isEmpty()) {
            if (random.nextInt(60) == 0) {
                // Either the node was away and begins anew, or the gateway was, and finds the same life again.
                Optional<Shown> same = last.filter(it -> random.nextBoolean());
                shown = same.map(it -> new Shown(it.life(), it.sequence() + random.nextInt(5), now));
                if (same.isEmpty()) {
                    begin(now);
                }
            }
        } else if (random.nextInt(400) == 0) {
            last = shown;
            shown = Optional.empty();
        } else if (random.nextInt(400) == 0) {
            begin(now);
        } else if (random.nextInt(4) == 0) {
            Shown before = shown.get();
            shown = Optional.of(new Shown(before.life(), before.sequence() + 1 + random.nextInt(3), before.since()));
        }
    }

    private void begin(long now) {
        lives++;
        shown = Optional.of(new Shown("life-" + lives, random.nextInt(50), now));
    }

    private void finish(long now) {
        List<Running> over = running.stream()
                .filter(search -> search.looksAt() <= now)
                .sorted(Comparator.comparingLong(Running::looksAt))
                .toList();
        running.removeAll(over);
        over.forEach(search -> record(search.moment(), now));
    }

    private void record(long moment, long now) {
        AskedOperator bikes =
                AskedOperator.notAsked("bikes", shown.isPresent() ? AnswerReason.SEARCHED : AnswerReason.SILENT);
        boolean offers = random.nextBoolean();
        int took = (int) (now - moment);
        AskedOperator van = offers
                ? new AskedOperator("van", AnswerKind.OFFER, AnswerReason.NONE, 0, took, took)
                : new AskedOperator("van", AnswerKind.REFUSED, AnswerReason.NO_VEHICLE, 0, took, took);
        AskedOperator other = new AskedOperator("other", AnswerKind.OFFER, AnswerReason.NONE, 0, took, took);
        Digest answer = digest();
        List<ReceivedOffer> quotes = new ArrayList<>(List.of(quote(2, digest())));
        List<SignedRefusal> refusals = new ArrayList<>();
        if (offers) {
            quotes.add(quote(VAN, answer));
        } else {
            refusals.add(new SignedRefusal(VAN, answer, Octets.of(new byte[8]), Octets.of(new byte[70])));
        }
        List<StreamState> streams = shown.stream()
                .map(it -> new StreamState(BIKES, StreamState.nameOf(it.life()), it.sequence()))
                .toList();
        SearchHead head =
                new SearchHead(digest(), digest(), digest(), SeedDay.of(moment), OrderAsked.by(Order.SOONEST), "EUR");
        entries.add(new LogEntry(
                moment,
                ORIGIN,
                new SearchRecord(
                        head,
                        List.of(bikes, van, other),
                        quotes,
                        List.of(),
                        List.of(),
                        Optional.of(new Heard(refusals, streams)))));
        acknowledgements.add(new Acknowledgement(
                ORIGIN,
                "van",
                List.of(new AcknowledgedAnswer(entries.size() - 1L, head.search(), answer, now)),
                Optional.empty()));
    }

    private static ReceivedOffer quote(int operator, Digest digest) {
        return new ReceivedOffer(
                operator,
                OfferKind.QUOTE,
                digest,
                Octets.of(new byte[8]),
                Octets.of(new byte[70]),
                OfferFate.UNFIT,
                Optional.empty());
    }

    private void acknowledgeStream(long now) {
        shown.ifPresent(it -> acknowledgements.add(new Acknowledgement(
                ORIGIN,
                "bikes",
                List.of(),
                Optional.of(new AcknowledgedStream(it.life(), it.sequence(), digest(), it.since(), now)))));
    }

    private Digest digest() {
        byte[] bytes = new byte[Digest.BYTES];
        random.nextBytes(bytes);
        return Digest.read(bytes);
    }
}
