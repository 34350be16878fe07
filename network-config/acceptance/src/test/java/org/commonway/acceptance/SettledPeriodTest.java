package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonway.ledger.Ledger;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The money of a real network, to its end: trips are ridden, cancelled and left pending, then the city closes the period by
 * the commands that it has. A period is closed half an hour after its end, so the network lives through its trips with
 * late clocks, and is started again with the right ones.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettledPeriodTest {
    private static final Duration LATE = Duration.ofMinutes(40);
    private static final String SCOOTERS = "faisca";
    /** Who rents vehicles out, at the standard rate of VAT. */
    private static final Set<String> RENTALS = Set.of("vento-norte", SCOOTERS);
    /** Too small to be registered for VAT. */
    private static final String SHUTTLE = "dona-ines";

    private static final int BAD_INPUT = 2;
    private static final int REFUSED = 6;

    @TempDir
    static Path folder;

    private static final Map<String, StatementLines> STATEMENTS = new TreeMap<>();

    private static RunningNetwork network;
    /** What each party is owed, or below 0 owes, by the journal; in cents. */
    private static SortedMap<String, Long> owed;

    @BeforeAll
    static void tripsAreRiddenFortyMinutesAgo() {
        network = RunningNetwork.startDemo(LateClock.environment(LATE));
        TripLife bikes = new TripLife(network);
        bikes.book(network.exampleRequestAt(bikes.now()), legs -> areAll(legs, TripLife::isRental));
        bikes.rideToTheEnd();
        // It costs more than a Euro to start, so that the city's 1 percent is a cent.
        TripLife scooter = new TripLife(network);
        scooter.book(network.scooterRequestAt(scooter.now()), legs -> areAll(legs, leg -> isOf(SCOOTERS, leg)));
        scooter.rideToTheEnd();
        TripLife ticket = new TripLife(network);
        ticket.book(network.exampleRequest(), legs -> legs.stream().anyMatch(TripLife::isTicket));
        ticket.cancelLegByLeg();
        TripLife shuttle = new TripLife(network);
        shuttle.book(network.shuttleRequest(), legs -> legs.stream().anyMatch(leg -> isOf(SHUTTLE, leg)));
        shuttle.cancelLegByLeg();
        new TripLife(network).book(network.exampleDeparture(), legs -> legs.size() > 1);
        network.restart();
        owed = BookSums.byParty(network.journal());
    }

    private static boolean areAll(List<JsonNode> legs, Predicate<JsonNode> wanted) {
        return !legs.isEmpty() && legs.stream().allMatch(wanted);
    }

    private static boolean isOf(String operator, JsonNode leg) {
        return leg.at("/operator/id").asText().equals(operator);
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void before_a_period_is_closed_there_is_nothing_to_read_or_pay() {
        refused(BAD_INPUT, "No period has been closed yet", "statement", "--party", "city:CityMSP");
        refused(BAD_INPUT, "No period has been closed yet", bankFile(accounts(owed.keySet())));
    }

    @Test
    @Order(2)
    void a_period_that_has_just_ended_is_not_closed_yet() {
        refused(BAD_INPUT, "30 minutes", "settle", "--until", Instant.now().toString());
        refused(BAD_INPUT, "is no time", "settle", "--until", "yesterday");
    }

    @Test
    @Order(3)
    void the_city_closes_a_period_and_its_positions_are_what_the_journal_comes_to() {
        Shell.Outcome settle = network.commonway("settle");
        assertThat(settle.exitCode()).as(settle.err()).isZero();
        SettlementOutput settled = new SettlementOutput(settle.out());
        assertThat(settle.out()).startsWith("Settlement 1, closed: from the beginning");
        assertThat(settled.nets()).isEqualTo(owed);
        assertThat(owed).containsKeys("operator:" + SCOOTERS, "operator:" + SHUTTLE, "city:CityMSP");
        assertThat(settled.nets().values().stream().mapToLong(Long::longValue).sum())
                .isZero();
        assertThat(settled.transferred()).isEqualTo(positive(owed));
    }

    @Test
    @Order(4)
    void each_partys_statement_comes_to_its_position_to_the_cent() {
        for (Map.Entry<String, Long> party : owed.entrySet()) {
            assertThat(statement(party.getKey()).sum("net")).as(party.getKey()).isEqualTo(party.getValue());
            Shell.Outcome text = network.commonway("statement", "--party", party.getKey());
            assertThat(text.exitCode()).as(text.err()).isZero();
            assertThat(text.out().lines()).last().isEqualTo(closing(party.getKey(), party.getValue()));
        }
    }

    private static String closing(String party, long cents) {
        return cents > 0 ? party + " is paid " + euros(cents) + " EUR." : party + " pays " + euros(-cents) + " EUR.";
    }

    /** Of the first settlement, by the command; asked for once. */
    private static StatementLines statement(String party) {
        return STATEMENTS.computeIfAbsent(party, whose -> {
            Shell.Outcome csv = network.commonway("statement", "--party", whose, "--settlement", "1", "--csv");
            assertThat(csv.exitCode()).as(csv.err()).isZero();
            return new StatementLines(csv.out());
        });
    }

    @Test
    @Order(5)
    void the_gateway_pays_on_all_but_its_commission_and_vat_and_what_is_pending_is_nobodys_yet() {
        StatementLines lines = statement(party("gateway:"));
        List<JournalEntry> journal = network.journal();
        assertThat(lines.sum("net")).isEqualTo(-sum(positive(owed)));
        assertThat(lines.sum("gross"))
                .isPositive()
                .isEqualTo(BookSums.of(AccountKind.ACCOUNT_KIND_COMMISSION, journal)
                        + BookSums.of(AccountKind.ACCOUNT_KIND_VAT, journal)
                        + sum(positive(owed)));
        assertThat(lines.sum("pending")).isPositive().isEqualTo(BookSums.of(AccountKind.ACCOUNT_KIND_HOLD, journal));
    }

    @Test
    @Order(6)
    void vat_stands_on_the_statements_line_by_line_with_who_owes_it() {
        for (String party : owed.keySet()) {
            String operator = party.substring(party.indexOf(':') + 1);
            if (party.startsWith("operator:")) {
                int bps = RENTALS.contains(operator) ? 2_300 : 600;
                assertThat(statement(party).list()).allSatisfy(line -> {
                    assertThat(line)
                            .containsEntry("vat_rate", bps == 600 ? "6 % PT" : "23 % PT")
                            .containsEntry("vat_owed_by", operator.equals(SHUTTLE) ? "GATEWAY" : "OPERATOR");
                    assertThat(StatementLines.cents(line, "vat"))
                            .isEqualTo(StatementLines.vatWithin(StatementLines.cents(line, "gross"), bps));
                });
            }
        }
        assertThat(BookSums.of(AccountKind.ACCOUNT_KIND_VAT, network.journal()))
                .as("what the gateway keeps for the tax office in the shuttle's place")
                .isEqualTo(statement("operator:" + SHUTTLE).sum("vat"))
                .isPositive();
        assertThat(network.commonway("statement", "--party", "operator:" + SHUTTLE)
                        .out())
                .contains("VAT 6 % PT, owed by the gateway: ");
    }

    private static String party(String kind) {
        return owed.keySet().stream()
                .filter(party -> party.startsWith(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(7)
    void the_bank_file_pays_everybody_what_is_owed_and_the_schema_takes_it() {
        Shell.Outcome written = network.commonway(bankFile(accounts(owed.keySet())));
        assertThat(written.exitCode()).as(written.err()).isZero();
        BankFile file = BankFile.read(folder.resolve("payments.xml"));
        assertThat(file.controlSum()).isEqualByComparingTo(BigDecimal.valueOf(sum(positive(owed)), 2));
        assertThat(file.announced()).isEqualTo(file.count());
        Map<String, Long> expected = new TreeMap<>();
        positive(owed).forEach((party, cents) -> expected.put(AccountsFile.iban(party), cents));
        assertThat(file.payments()).isEqualTo(expected);
    }

    @Test
    @Order(8)
    void what_a_person_gets_wrong_is_told_in_one_sentence_and_writes_nothing() {
        refused(BAD_INPUT, "has nothing for operator:nobody", "statement", "--party", "operator:nobody");
        refused(BAD_INPUT, "is no party", "statement", "--party", "the metro");
        refused(BAD_INPUT, "There is no settlement 7", "statement", "--party", "city:CityMSP", "--settlement", "7");
        Path out = folder.resolve("lacking.xml");
        String lacking = party("operator:");
        Path accounts = accounts(
                owed.keySet().stream().filter(party -> !party.equals(lacking)).toList());
        refused(
                BAD_INPUT,
                "no line for " + lacking,
                "bank-file",
                "--accounts",
                accounts.toString(),
                "--out",
                out.toString());
        assertThat(out).doesNotExist();
        refused(
                BAD_INPUT,
                "cannot be read",
                "bank-file",
                "--accounts",
                folder.resolve("nowhere.csv").toString(),
                "--out",
                out.toString());
    }

    @Test
    @Order(9)
    void a_period_that_is_still_being_netted_has_no_statement_and_no_bank_file() {
        try (Ledger city = network.cityLedger()) {
            city.beginSettlement(Instant.now().minus(Duration.ofMinutes(30)));
        }
        refused(REFUSED, "not netted to its end", "statement", "--party", "city:CityMSP", "--settlement", "2");
        refused(REFUSED, "not netted to its end", bankFile(accounts(owed.keySet())));
        Shell.Outcome finished = network.commonway("settle");
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(finished.out()).startsWith("Settlement 2, closed").contains("Nobody was owed anything.");
        assertThat(finished.err()).contains("Settlement 2 had been left unfinished");
    }

    @Test
    @Order(10)
    void a_period_in_which_nothing_happened_has_nobody_and_nothing_to_pay() {
        refused(BAD_INPUT, "nobody was owed anything in its period", "statement", "--party", "city:CityMSP");
        refused(REFUSED, "nobody pays anybody", bankFile(accounts(owed.keySet())));
        Shell.Outcome first = network.commonway("statement", "--party", "city:CityMSP", "--settlement", "1");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out().lines()).last().isEqualTo(closing("city:CityMSP", owed.get("city:CityMSP")));
    }

    private static void refused(int exitCode, String words, String... command) {
        Shell.Outcome outcome = network.commonway(command);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("commonway: ").contains(words).doesNotContain("\tat ");
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private static String[] bankFile(Path accounts) {
        return new String[] {
            "bank-file",
            "--accounts",
            accounts.toString(),
            "--out",
            folder.resolve("payments.xml").toString()
        };
    }

    private static Path accounts(Collection<String> parties) {
        return AccountsFile.write(folder.resolve("accounts.csv"), List.copyOf(parties));
    }

    private static Map<String, Long> positive(Map<String, Long> nets) {
        Map<String, Long> positive = new TreeMap<>(nets);
        positive.values().removeIf(net -> net <= 0);
        return positive;
    }

    private static long sum(Map<String, Long> cents) {
        return cents.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
