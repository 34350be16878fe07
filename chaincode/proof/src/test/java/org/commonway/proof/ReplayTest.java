package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.proof.audit.Audit;
import org.commonway.proof.audit.Snapshot;
import org.commonway.proof.blocks.BadChain;
import org.commonway.proof.blocks.BlockFileReader;
import org.commonway.proof.blocks.Replay;
import org.commonway.proof.history.NetworkHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories on the running network; then the file of its blocks, read by a reader that shares no code with it. */
class ReplayTest {
    private static final int MOVES = Integer.getInteger("proof.network.moves", 150);
    private static final long SEED = Long.getLong("proof.seed", 1);

    private static final Path COLLECTIONS =
            Path.of(System.getProperty("basedir", ".")).resolve("../collections_config.json");

    @TempDir
    Path folder;

    @Test
    void blocks_lead_to_the_balances_that_contract_and_model_have() throws IOException {
        NetworkHistory history = new NetworkHistory(folder, CommonwayChaincode::new, Files.readString(COLLECTIONS));
        history.play(SEED, MOVES);

        Replay replay = new Replay("commonway");
        long blocks;
        try (BlockFileReader reader = new BlockFileReader(folder.resolve("data/blocks.log"))) {
            blocks = reader.readAll(replay);
        }
        Snapshot ledger = replay.snapshot();
        System.out.printf(
                "%d blocks, %d valid transactions, %d invalid; %d trips, %d entries%n %s%n",
                blocks,
                replay.valid(),
                replay.invalid(),
                ledger.trips().size(),
                ledger.entries().size(),
                history.tally());
        assertThat(replay.rewritten()).as("journal entries written twice").isEmpty();
        assertThat(Audit.findings(ledger)).isEmpty();
        history.compare(ledger);
        assertThat(ledger.trips()).hasSizeGreaterThan(5);
    }

    @Test
    void a_chain_with_one_changed_byte_is_refused_with_its_offset() throws IOException {
        NetworkHistory history = new NetworkHistory(folder, CommonwayChaincode::new, Files.readString(COLLECTIONS));
        history.play(SEED, 5);
        Path file = folder.resolve("data/blocks.log");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        try (BlockFileReader reader = new BlockFileReader(file)) {
            assertThatThrownBy(() -> reader.readAll(new Replay("commonway")))
                    .isInstanceOf(BadChain.class)
                    .hasMessageContaining("offset " + reader.offset());
        }
    }
}
