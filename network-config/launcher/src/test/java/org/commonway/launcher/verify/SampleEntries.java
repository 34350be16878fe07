package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.RidePart;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/** The log of an honest gateway in a town with a metro, bicycles and a van: a policy, and days with their seeds. */
public final class SampleEntries {
    public static final String GATEWAY = "gateway.example/log";
    public static final Policy POLICY = Policy.ofVersion(1);
    public static final int FIRST_DAY = 20_615;
    public static final int NOTICED = FIRST_DAY - 15;

    private static final long MINUTE = 60_000;
    private static final int DEADLINE = 800;

    private final Random random;
    private final Consumer<LogEntry> log;

    public SampleEntries(Random random, Consumer<LogEntry> log) {
        this.random = random;
        this.log = log;
    }

    public void make(int days, int searches) {
        add(new SeedDay(NOTICED).startMillis(), new PolicyNotice(day(0), Octets.of(POLICY.bytes())));
        DailySeed seed = commit(0);
        for (int number = 0; number < days; number++) {
            DailySeed next = commit(number + 1);
            for (int i = 0; i < searches; i++) {
                long moment = day(number).startMillis() + MINUTE + i * (12 * 60 * MINUTE / searches);
                add(moment, search(seed));
            }
            add(day(number + 1).startMillis() + 1_000, new SeedRevealed(seed));
            seed = next;
        }
    }

    public static SeedDay day(int number) {
        return new SeedDay(FIRST_DAY + number);
    }

    /** Half an hour before the day begins, so that it stands behind no search of the day before by more than a minute. */
    private DailySeed commit(int number) {
        DailySeed seed = new DailySeed(day(number), Octets.of(bytes(DailySeed.BYTES)));
        long moment =
                number == 0 ? day(0).startMillis() - MINUTE : day(number - 1).startMillis() + 30_000;
        add(moment, new SeedCommitted(seed.commitment()));
        return seed;
    }

    private SearchRecord search(DailySeed seed) {
        SearchSecret secret = new SearchSecret(Octets.of(bytes(SearchSecret.BYTES)));
        SearchHead head = new SearchHead(
                secret.search(),
                secret.request(bytes(60)),
                POLICY.hash(),
                seed.day(),
                new OrderAsked(Order.SOONEST, false, Weights.NONE),
                "EUR");
        List<AskedOperator> operators = List.of(
                AskedOperator.notAsked("bikes", AnswerReason.SEARCHED),
                AskedOperator.notAsked("metro", AnswerReason.SEARCHED),
                new AskedOperator("van", AnswerKind.OFFER, AnswerReason.NONE, 3, DEADLINE, 200));
        List<ReceivedOffer> offers = List.of(
                offer(0, OfferKind.VEHICLES, 0), offer(1, OfferKind.TIMETABLE, 0), offer(2, OfferKind.QUOTE, 71));
        List<ListedOption> options = new ArrayList<>();
        IntStream.range(0, 3)
                .forEach(offer -> IntStream.range(0, offer == 2 ? 1 : 4)
                        .forEach(trip -> options.add(new ListedOption(
                                features(offer == 1), 0, List.of(new RidePart(offer, secret.ride(bytes(20))))))));
        return new SearchRecord(head, operators, offers, options, List.of()).rankedBy(POLICY, seed.lots(head.search()));
    }

    private ReceivedOffer offer(int operator, OfferKind kind, int signature) {
        return new ReceivedOffer(
                operator,
                kind,
                Digest.of(bytes(20)),
                Octets.of(bytes(ReceivedOffer.KEY_ID_BYTES)),
                Octets.of(bytes(signature)),
                OfferFate.USED,
                Optional.empty());
    }

    private Features features(boolean publicTransport) {
        return new Features(
                OptionalLong.of(100 + random.nextInt(900)),
                1_781_000_000 + random.nextInt(3_600),
                300 + random.nextInt(3_000),
                1 + random.nextInt(2),
                random.nextInt(2_000),
                random.nextInt(2_000),
                StepFree.UNKNOWN,
                publicTransport,
                OptionalInt.empty());
    }

    private void add(long moment, EntryBody body) {
        log.accept(new LogEntry(moment, GATEWAY, body));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
