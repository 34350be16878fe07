package org.commonway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogEntryTest {
    private static final SeedDay DAY = new SeedDay(20_600);
    private static final Policy POLICY = Policy.ofVersion(1);
    private static final Set<RefusalCode> OF_ENTRIES = EnumSet.of(
            RefusalCode.ENTRY_FORM,
            RefusalCode.ENTRY_KIND,
            RefusalCode.ENTRY_TRUNCATED,
            RefusalCode.ENTRY_GOES_ON,
            RefusalCode.ENTRY_TEXT,
            RefusalCode.ENTRY_VALUE,
            RefusalCode.ENTRY_LIST,
            RefusalCode.ENTRY_REFERENCE,
            RefusalCode.FEATURE_RANGE,
            RefusalCode.WEIGHT_RANGE,
            RefusalCode.SEED_DAY);

    private static LogEntry entry(EntryBody body) {
        return new LogEntry(DAY.startMillis() + 77, "gateway.example/log", body);
    }

    private static LogEntry search(long seed) {
        Random random = new Random(seed);
        return entry(new SampleSearches(random).search(POLICY, SampleSearches.seed(DAY, random)));
    }

    static Stream<LogEntry> one_of_each_kind() {
        DailySeed seed = SampleSearches.seed(DAY, new Random(1));
        return Stream.of(
                search(1),
                search(4),
                entry(new SeedCommitted(seed.commitment())),
                entry(new SeedRevealed(seed)),
                entry(new PolicyNotice(DAY, Octets.of(POLICY.bytes()))));
    }

    @Property(tries = 500)
    void a_search_comes_out_as_it_went_in(@ForAll long seed) {
        LogEntry entry = search(seed);
        LogEntry read = LogEntry.parse(entry.bytes());
        assertThat(read).isEqualTo(entry);
        assertThat(read.bytes()).isEqualTo(entry.bytes());
    }

    @ParameterizedTest
    @MethodSource("one_of_each_kind")
    void no_part_of_an_entry_is_an_entry_and_nothing_may_follow_it(LogEntry entry) {
        byte[] bytes = entry.bytes();
        assertThat(LogEntry.parse(bytes)).isEqualTo(entry);
        if (entry.body() instanceof PolicyNotice) {
            // Its text goes to the end, whatever it is; the replay says whether it is a policy.
            return;
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            refuses(RefusalCode.ENTRY_TRUNCATED, () -> LogEntry.parse(part));
        }
        refuses(RefusalCode.ENTRY_GOES_ON, () -> LogEntry.parse(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @ParameterizedTest
    @MethodSource("one_of_each_kind")
    void whatever_byte_is_changed_the_entry_is_another_or_refused_by_name(LogEntry entry) {
        byte[] bytes = entry.bytes();
        for (int at = 0; at < bytes.length; at++) {
            for (int flip : new int[] {1, 2, 4, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) flip;
                isOneFormOrRefused(changed, entry);
            }
        }
    }

    @Property(tries = 2000)
    void any_bytes_are_an_entry_in_its_one_form_or_refused_by_name(@ForAll byte[] tail, @ForAll byte kind) {
        byte[] bytes = new byte[tail.length + 11];
        bytes[0] = 1;
        bytes[1] = (byte) (kind & 7);
        System.arraycopy(tail, 0, bytes, 11, tail.length);
        isOneFormOrRefused(bytes, search(0));
    }

    private static void isOneFormOrRefused(byte[] bytes, LogEntry other) {
        try {
            LogEntry read = LogEntry.parse(bytes);
            assertThat(read).isNotEqualTo(other);
            assertThat(read.bytes()).isEqualTo(bytes);
        } catch (AuditRefusal e) {
            assertThat(e.code()).isIn(OF_ENTRIES);
        }
    }

    @Test
    void the_largest_record_of_a_search_fits_an_entry_of_a_log() {
        Features all = new Features(OptionalLong.of(1), 1, 1, 12, 1, 1, StepFree.NO, false, OptionalInt.of(1));
        String name = "n".repeat(32);
        AskedOperator operator = new AskedOperator(name, AnswerKind.OFFER, AnswerReason.NONE, 1, 2, 1);
        ReceivedOffer offer = new ReceivedOffer(
                0,
                OfferKind.QUOTE,
                SampleSearches.digest(1),
                Octets.of(new byte[8]),
                Octets.of(new byte[72]),
                OfferFate.OUTDONE,
                Optional.of(new Outdone(0, all)));
        ListedOption option =
                new ListedOption(all, 1, Collections.nCopies(12, new RidePart(0, SampleSearches.digest(2))));
        Weights weights = new Weights(1, 1, 1, 1, 1, 1, 1);
        SearchHead head = new SearchHead(
                SampleSearches.digest(3),
                SampleSearches.digest(4),
                SampleSearches.digest(5),
                DAY,
                new OrderAsked(Order.OWN_WEIGHTS, false, weights),
                "EUR");
        SearchRecord largest = new SearchRecord(
                head,
                Collections.nCopies(SearchRecord.MOST_OPERATORS, operator),
                Collections.nCopies(SearchRecord.MOST_OFFERS, offer),
                Collections.nCopies(SearchRecord.MOST_OPTIONS, option),
                IntStream.range(0, SearchRecord.MOST_OPTIONS).boxed().toList(),
                Optional.of(new Heard(List.of(), streams(Heard.MOST_STREAMS))));
        byte[] bytes = new LogEntry(1, "g".repeat(100), largest).bytes();
        assertThat(bytes.length).isBetween(60_000, 65_535);
        assertThat(LogEntry.parse(bytes).body()).isEqualTo(largest);
        refuses(
                RefusalCode.ENTRY_LIST,
                () -> new SearchRecord(head, Collections.nCopies(401, operator), List.of(), List.of(), List.of()));
        SignedRefusal refusal =
                new SignedRefusal(0, SampleSearches.digest(6), Octets.of(new byte[8]), Octets.of(new byte[72]));
        refuses(RefusalCode.ENTRY_LIST, () -> with(largest, new Heard(List.of(refusal), List.of())));
        refuses(RefusalCode.ENTRY_LIST, () -> with(largest, new Heard(List.of(), streams(Heard.MOST_STREAMS + 1))));
    }

    private static List<StreamState> streams(int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> new StreamState(place, StreamState.nameOf("a stream"), Long.MAX_VALUE))
                .toList();
    }

    private static SearchRecord with(SearchRecord search, Heard heard) {
        return new SearchRecord(
                search.head(),
                search.operators(),
                search.offers(),
                search.options(),
                search.shown(),
                Optional.of(heard));
    }

    @Test
    void what_was_heard_is_of_operators_of_the_record_and_once_of_each() {
        SearchRecord search = (SearchRecord) search(1).body();
        SignedRefusal refusal =
                new SignedRefusal(7, SampleSearches.digest(1), Octets.of(new byte[8]), Octets.of(new byte[70]));
        assertThat(with(search, new Heard(List.of(refusal), streams(8))).heard())
                .isPresent();
        refuses(RefusalCode.ENTRY_REFERENCE, () -> with(search, new Heard(List.of(refusal, refusal), List.of())));
        refuses(RefusalCode.ENTRY_REFERENCE, () -> with(search, new Heard(List.of(), streams(9))));
        refuses(RefusalCode.ENTRY_VALUE, () -> new StreamState(0, StreamState.nameOf("a stream"), -1));
        refuses(RefusalCode.ENTRY_VALUE, () -> new StreamState(0, Octets.of(new byte[7]), 1));
        refuses(RefusalCode.ENTRY_VALUE, () -> new SignedRefusal(0, refusal.digest(), refusal.keyId(), Octets.of()));
    }

    @Test
    void an_entry_of_a_kind_or_form_that_is_not_known_says_so() {
        byte[] bytes = search(1).bytes();
        bytes[1] = 6;
        refuses(RefusalCode.ENTRY_KIND, () -> LogEntry.parse(bytes));
        bytes[0] = 2;
        refuses(RefusalCode.ENTRY_FORM, () -> LogEntry.parse(bytes));
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        SearchRecord search = (SearchRecord) search(1).body();
        refuses(RefusalCode.ENTRY_TEXT, () -> new LogEntry(1, "a b", search));
        refuses(RefusalCode.ENTRY_TEXT, () -> new LogEntry(1, "", search));
        refuses(RefusalCode.ENTRY_TEXT, () -> AskedOperator.notAsked("Metro", AnswerReason.SEARCHED));
        refuses(RefusalCode.ENTRY_VALUE, () -> AskedOperator.notAsked("metro", AnswerReason.NO_VEHICLE));
        refuses(
                RefusalCode.ENTRY_VALUE,
                () -> new AskedOperator("metro", AnswerKind.LATE, AnswerReason.NONE, 1, 800, 801));
        refuses(
                RefusalCode.ENTRY_REFERENCE,
                () -> new SearchRecord(
                        search.head(), search.operators(), search.offers(), search.options(), List.of(0, 0)));
        refuses(
                RefusalCode.ENTRY_REFERENCE,
                () -> new SearchRecord(search.head(), List.of(), search.offers(), search.options(), List.of()));
        refuses(
                RefusalCode.ENTRY_REFERENCE,
                () -> new SearchRecord(search.head(), search.operators(), List.of(), search.options(), List.of()));
        ReceivedOffer quote = search.offers().stream()
                .filter(offer -> offer.kind() == OfferKind.QUOTE)
                .findFirst()
                .orElseThrow();
        refuses(RefusalCode.ENTRY_VALUE, () -> with(quote, Octets.of(), OfferFate.USED));
        refuses(RefusalCode.ENTRY_VALUE, () -> with(quote, quote.signature(), OfferFate.NO_TRIP));
        refuses(RefusalCode.ENTRY_VALUE, () -> with(quote, Octets.of(new byte[73]), OfferFate.USED));
    }

    private static ReceivedOffer with(ReceivedOffer offer, Octets signature, OfferFate fate) {
        return new ReceivedOffer(
                offer.operator(), offer.kind(), offer.digest(), offer.keyId(), signature, fate, Optional.empty());
    }

    @Test
    void nobody_guesses_a_request_from_its_digest_and_a_secret_is_not_written_by_accident() {
        byte[] request = {1, 2, 3};
        SearchSecret one = new SearchSecret(Octets.of(new byte[32]));
        byte[] other = new byte[32];
        other[31] = 1;
        SearchSecret two = new SearchSecret(Octets.of(other));
        assertThat(one.request(request)).isNotEqualTo(two.request(request)).isNotEqualTo(one.ride(request));
        assertThat(one.toString())
                .doesNotContain("00000000")
                .contains(one.search().toString());
        refuses(RefusalCode.SEED_LENGTH, () -> new SearchSecret(Octets.of(new byte[31])));
    }
}
