package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.KeyPolicies;

/**
 * Makes a chain of as many transactions as one wants to see a restart with, of the size of a booking with two
 * endorsements: some 6,400 bytes each, of which four keys of 700 bytes are written. As a program:
 * {@code LongChain <data folder> <crypto folder> <transactions> [halt]}; goes on with a chain that is there; with
 * {@code halt} it ends as a killed process does.
 */
final class LongChain {
    private static final List<String> MSP_IDS = List.of("CityMSP", "TransitMSP", "CoopMSP");
    private static final int BLOCK_TRANSACTIONS = 100;
    private static final int WRITES = 4;
    private static final int VALUE_BYTES = 700;
    private static final int REST_BYTES = 3_400;

    private static final int TEXT_BYTES = 1 << 20;

    private final Random random = new Random();
    private final String text = hex(TEXT_BYTES / 2);

    private LongChain() {}

    /** Runs from the command line. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Organizations organizations = Organizations.open(Path.of(arguments[1]), MSP_IDS, Clock.systemUTC());
        Path file = data.resolve("blocks.log");
        try (Ledger ledger = Ledger.open(
                LedgerSettings.of(file, MadeTransaction.CHAINCODE, new Collections(List.of(), List.of())),
                Genesis.envelope("mobility", organizations))) {
            long start = System.nanoTime();
            new LongChain().grow(ledger, Long.parseLong(arguments[2]));
            System.out.printf(
                    "grown in %d s: %s rssMiB=%d heapMiB=%d chainMiB=%d stateMiB=%d%n",
                    (System.nanoTime() - start) / 1_000_000_000,
                    ledger.figures().toJson(),
                    residentMebibytes(),
                    usedHeapMebibytes(),
                    Files.size(file) >> 20,
                    size(data.resolve("state")) >> 20);
            if (arguments.length > 3) {
                Runtime.getRuntime().halt(137);
            }
        }
    }

    private void grow(Ledger ledger, long transactions) throws Exception {
        KeyPolicies policies = new KeyPolicies(EndorsementPolicy.ofOrganizations(2, MSP_IDS));
        while ((ledger.height() - 1) * BLOCK_TRANSACTIONS < transactions) {
            List<CheckedTransaction> block = new ArrayList<>();
            for (int i = 0; i < BLOCK_TRANSACTIONS; i++) {
                block.add(transaction());
            }
            ledger.commit(block, policies);
        }
    }

    private CheckedTransaction transaction() {
        Map<String, Optional<ByteString>> writes = new TreeMap<>();
        String trip = hex(16);
        for (int i = 0; i < WRITES; i++) {
            writes.put("leg~" + trip + "~" + i, Optional.of(piece(VALUE_BYTES)));
        }
        return MadeTransaction.writing(hex(32), writes, piece(REST_BYTES));
    }

    /** Nothing that could be compressed, without the cost of making it. */
    private ByteString piece(int bytes) {
        int from = random.nextInt(TEXT_BYTES - bytes);
        return ByteString.copyFromUtf8(text.substring(from, from + bytes));
    }

    private String hex(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }

    private static long residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(-1);
        }
    }

    private static long usedHeapMebibytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(path -> path.toFile().length()).sum();
        }
    }
}
