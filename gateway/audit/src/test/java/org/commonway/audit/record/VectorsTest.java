package org.commonway.audit.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of entries, held to bytes that are written down, and to a reader in another language. */
class VectorsTest {
    private static final SeedDay DAY = new SeedDay(20_600);
    private static final DailySeed SEED = new DailySeed(DAY, filled(7, 32));
    private static final SearchSecret SECRET = new SearchSecret(filled(9, 32));
    private static final long MOMENT = DAY.startMillis() + 30_600_123;

    private static Octets filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Octets.of(bytes);
    }

    private static Features features(long price, int elapsed, int rides, boolean publicTransport) {
        return new Features(
                price < 0 ? OptionalLong.empty() : OptionalLong.of(price),
                1_779_870_900,
                elapsed,
                rides,
                120,
                340,
                StepFree.YES,
                publicTransport,
                rides > 1 ? OptionalInt.of(93) : OptionalInt.empty());
    }

    private static ReceivedOffer offer(int operator, OfferKind kind, OfferFate fate, Optional<Outdone> outdone) {
        Octets signature = kind == OfferKind.QUOTE ? filled(0x30, 70) : Octets.of();
        Digest digest = Digest.of(("offer " + operator).getBytes(UTF_8));
        return new ReceivedOffer(operator, kind, digest, filled(operator, 8), signature, fate, outdone);
    }

    private static RidePart ride(int offer, String ride) {
        return new RidePart(offer, SECRET.ride(ride.getBytes(UTF_8)));
    }

    /** A search with two equal vans, a late one, one that is outdone, and a metro. */
    private static SearchRecord search(Policy policy) {
        OrderAsked asked = new OrderAsked(Order.OWN_WEIGHTS, true, new Weights(3, 1, 600, 2, 0, 5, 100));
        SearchHead head =
                new SearchHead(SECRET.search(), SECRET.request(new byte[] {1, 2}), policy.hash(), DAY, asked, "EUR");
        List<AskedOperator> operators = List.of(
                AskedOperator.notAsked("metro", AnswerReason.SEARCHED),
                new AskedOperator("van-a", AnswerKind.OFFER, AnswerReason.NONE, 3, 800, 410),
                new AskedOperator("van-b", AnswerKind.OFFER, AnswerReason.NONE, 4, 800, 799),
                new AskedOperator("van-c", AnswerKind.OFFER, AnswerReason.NONE, 4, 800, 120),
                new AskedOperator("van-d", AnswerKind.LATE, AnswerReason.NONE, 5, 800, 0),
                new AskedOperator("van-e", AnswerKind.REFUSED, AnswerReason.OUTSIDE_AREA, 5, 800, 30));
        List<ReceivedOffer> offers = List.of(
                offer(0, OfferKind.TIMETABLE, OfferFate.USED, Optional.empty()),
                offer(1, OfferKind.QUOTE, OfferFate.USED, Optional.empty()),
                offer(2, OfferKind.QUOTE, OfferFate.USED, Optional.empty()),
                offer(
                        3,
                        OfferKind.QUOTE,
                        OfferFate.OUTDONE,
                        Optional.of(new Outdone(2, features(700, 900, 1, false)))));
        List<ListedOption> options = List.of(
                new ListedOption(features(-1, 700, 1, true), 0, List.of(ride(0, "line 3"))),
                new ListedOption(features(160, 1500, 2, true), 0, List.of(ride(0, "line 1"), ride(0, "line 2"))),
                new ListedOption(features(650, 900, 1, false), 0, List.of(ride(1, "van"))),
                new ListedOption(features(650, 900, 1, false), 0, List.of(ride(2, "van"))));
        SearchRecord record = new SearchRecord(head, operators, offers, options, List.of());
        return record.rankedBy(policy, SEED.lots(head.search()));
    }

    /** The same search as gateways write it since they say what they heard beside offers. */
    private static SearchRecord heard(SearchRecord search) {
        SignedRefusal refusal =
                new SignedRefusal(5, Digest.of("refusal 5".getBytes(UTF_8)), filled(5, 8), filled(0x31, 71));
        StreamState stream = new StreamState(0, StreamState.nameOf("d0f7a3e2-9a51-4a6c-8a43-0f1f5c1d2b3e"), 4_711);
        return new SearchRecord(
                search.head(),
                search.operators(),
                search.offers(),
                search.options(),
                search.shown(),
                Optional.of(new Heard(List.of(refusal), List.of(stream))));
    }

    private static List<LogEntry> entries() {
        Policy policy = Policy.parse("""
                commonway-ranking-policy
                version: 7
                formula: 1
                default-order: SOONEST
                first-page: 2
                most-shown: 6
                ask-within-ms: 50
                notice-days: 20

                As version 6.
                """.getBytes(UTF_8));
        return Stream.of(
                        search(policy),
                        new SeedCommitted(SEED.commitment()),
                        new SeedRevealed(SEED),
                        new PolicyNotice(DAY, Octets.of(policy.bytes())),
                        heard(search(policy)))
                .map(body -> new LogEntry(MOMENT, "gateway.example/log", body))
                .toList();
    }

    /** What vectors.txt must say: the entries, and of the search the ids and lots of its options. */
    private static List<String> vectors() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : entries()) {
            lines.add("entry " + HexFormat.of().formatHex(entry.bytes()));
            if (entry.body() instanceof SearchRecord search) {
                for (RankedOption option : search.toRank()) {
                    Digest lot = SEED.lots(search.head().search()).draw(option.id());
                    lines.add("option " + option.id() + " lot " + lot);
                }
                lines.add(
                        "shown " + search.shown().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            }
        }
        return lines;
    }

    private static List<String> written() throws IOException {
        try (InputStream file = VectorsTest.class.getResourceAsStream("/record/vectors.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void entries_ids_lots_and_order_are_those_that_are_written_down() throws IOException {
        assertThat(vectors()).isEqualTo(written());
        List<LogEntry> read = written().stream()
                .filter(line -> line.startsWith("entry "))
                .map(line -> LogEntry.parse(HexFormat.of().parseHex(line.substring(6))))
                .toList();
        assertThat(read).isEqualTo(entries());
    }

    @Test
    void the_reader_in_the_documents_reads_the_same(@TempDir Path folder) throws Exception {
        assumeTrue(hasPython(), "no python3 on this machine: the reader in docs/ranking.md was not run");
        String page = Files.readString(Path.of("../../docs/ranking.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        Path script = Files.writeString(folder.resolve("reader.py"), page.substring(start, page.indexOf("```", start)));
        Path input = Files.write(
                folder.resolve("entries.txt"),
                written().stream()
                        .filter(line -> line.startsWith("entry "))
                        .map(line -> line.substring(6))
                        .toList());
        Process process = new ProcessBuilder("python3", script.toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", printed)).isZero();
        assertThat(printed).isEqualTo(expected());
    }

    private static List<String> expected() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : entries()) {
            String start = "entry " + entry.body().kind() + " " + MOMENT + " gateway.example/log";
            if (entry.body() instanceof SearchRecord search) {
                lines.add(start
                        + search.shown().stream().map(place -> " " + place).collect(Collectors.joining()));
                for (ListedOption option : search.options()) {
                    Features f = option.features();
                    lines.add("option " + option.ranked(search.offers()).id() + " " + option.score() + " "
                            + f.price().orElse(0xffff_ffffL) + " " + f.departureSeconds() + " " + f.elapsedSeconds()
                            + " " + f.rides() + " 120 340 2 " + (f.publicTransport() ? 1 : 0) + " "
                            + f.likelihoodPercent().orElse(255));
                }
                search.heard().ifPresent(heard -> {
                    heard.refusals().forEach(it -> lines.add("refusal " + it.operator() + " " + it.digest()));
                    heard.streams()
                            .forEach(it -> lines.add("stream " + it.operator() + " "
                                    + HexFormat.of().formatHex(it.stream().bytes()) + " " + it.sequence()));
                });
            } else {
                lines.add(start);
            }
        }
        return lines;
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
