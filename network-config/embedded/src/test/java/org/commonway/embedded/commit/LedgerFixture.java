package org.commonway.embedded.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.embedded.block.StorageFile;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.Namespace;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One ledger in a folder of its own, for tests to write to, close and open again. */
abstract class LedgerFixture {
    static final List<String> MSP_IDS = List.of("CityMSP", "TransitMSP", "CoopMSP");
    static final KeyPolicies POLICIES =
            new KeyPolicies(EndorsementPolicy.ofOrganizations(2, MSP_IDS), name -> Optional.empty());
    static final Collections COLLECTIONS = new Collections(List.of(), MSP_IDS);
    static final Namespace STATE = Namespace.open(MadeTransaction.CHAINCODE);

    @TempDir
    static Path crypto;

    static Envelope genesis;

    @TempDir
    Path folder;

    Ledger ledger;

    @BeforeAll
    static void found() throws IOException {
        genesis = Genesis.envelope("mobility", Organizations.open(crypto, MSP_IDS, Clock.systemUTC()));
    }

    @AfterEach
    void close() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path file() {
        return data().resolve("blocks.log");
    }

    void open() throws IOException {
        ledger = Ledger.open(LedgerSettings.of(file(), MadeTransaction.CHAINCODE, COLLECTIONS), genesis);
    }

    void open(StorageFile.Opener disk, long wholeCheckBytes) throws IOException {
        ledger = Ledger.open(
                new LedgerSettings(file(), MadeTransaction.CHAINCODE, COLLECTIONS, disk, wholeCheckBytes), genesis);
    }

    void restart() throws IOException {
        ledger.close();
        open();
    }

    void put(String key, String value) throws Exception {
        commit(MadeTransaction.writing("tx-" + key + "-" + ledger.height(), key, value));
    }

    void commit(CheckedTransaction... transactions) throws Exception {
        ledger.commit(List.of(transactions), POLICIES);
    }

    Optional<String> get(String key) {
        try (StateView view = ledger.openView()) {
            return STATE.find(view, key).map(stored -> stored.value().toStringUtf8());
        }
    }

    List<String> keys(String start, String end) {
        try (StateView view = ledger.openView()) {
            List<String> keys = new java.util.ArrayList<>();
            STATE.range(view, start, end).forEachRemaining(entry -> keys.add(entry.key()));
            return keys;
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x10;
        return changed;
    }
}
