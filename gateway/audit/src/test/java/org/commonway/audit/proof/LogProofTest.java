package org.commonway.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;
import static org.commonway.audit.refusal.Refuses.refuses;
import static org.commonway.audit.refusal.Refuses.refusesEveryChangedBit;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.InclusionProof;
import org.commonway.audit.merkle.NaiveTree;
import org.commonway.audit.merkle.StoredHashes;
import org.commonway.audit.merkle.TreeRoot;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogProofTest {
    private static final int SIZE = 300;
    private static final int INDEX = 123;
    private static final StoredHashes STORED = StoredHashes.of(SIZE);
    private static final byte[] ENTRY = NaiveTree.entry(INDEX);
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final NoteSigner WITNESS = aWitness("porto.example/witness");
    private static final LogPolicy POLICY =
            new LogPolicy(LOG.verifier(), new WitnessPolicy(1, List.of(WITNESS.verifier())));
    private static final LogProof PROOF =
            new LogProof(InclusionProof.of(INDEX, SIZE, STORED), checkpoint(LOG, SIZE, TreeRoot.of(SIZE, STORED)));

    private static SignedNote checkpoint(NoteSigner log, long size, Hash root) {
        String text = new Checkpoint(log.verifier().name(), size, root).text();
        return SignedNote.sign(text, log).with(WITNESS.sign(text));
    }

    @Test
    void the_proof_that_go_made_is_read_verified_and_written_as_it_was() {
        byte[] file = Peer.bytes("entry-421.tlog-proof");
        LogProof proof = LogProof.parse(file);
        assertThat(proof.bytes()).isEqualTo(file);
        assertThat(proof.index()).isEqualTo(421);
        assertThat(proof.extra()).hasValue(Base64Text.encode("seat 12".getBytes(StandardCharsets.UTF_8)));
        LogPolicy policy = new LogPolicy(Peer.log(), new WitnessPolicy(3, Peer.keys("witness")));
        assertThat(proof.verify(NaiveTree.entry(421), policy).cosignatures()).hasSize(3);
        refuses(RefusalCode.ROOT_MISMATCH, () -> proof.verify(NaiveTree.entry(422), policy));
        refuses(RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG, () -> proof.verify(NaiveTree.entry(421), POLICY));
    }

    @Test
    void a_proof_is_read_as_it_was_written_and_holds_for_its_entry() {
        LogProof read = LogProof.parse(PROOF.bytes());
        assertThat(read).isEqualTo(PROOF);
        assertThat(read.verify(ENTRY, POLICY).checkpoint().size()).isEqualTo(SIZE);
        assertThat(read.verify(Hash.ofLeaf(ENTRY), POLICY).cosignatures()).hasSize(1);
        LogProof withExtra = new LogProof(Optional.of("AQID"), INDEX, PROOF.path(), PROOF.note());
        assertThat(LogProof.parse(withExtra.bytes())).isEqualTo(withExtra);
        withExtra.verify(ENTRY, POLICY);
    }

    @Test
    void the_only_entry_of_a_log_has_a_proof_without_hashes() {
        LogProof proof =
                new LogProof(InclusionProof.of(0, 1, STORED), checkpoint(LOG, 1, Hash.ofLeaf(NaiveTree.entry(0))));
        assertThat(proof.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\ngateway.example/log\n1\n");
        LogProof.parse(proof.bytes()).verify(NaiveTree.entry(0), POLICY);
    }

    @Test
    void a_proof_is_refused_for_another_entry_index_size_log_or_without_its_witness() {
        refuses(RefusalCode.ROOT_MISMATCH, () -> PROOF.verify(NaiveTree.entry(122), POLICY));
        LogProof otherIndex = new LogProof(Optional.empty(), INDEX - 1, PROOF.path(), PROOF.note());
        refuses(RefusalCode.ROOT_MISMATCH, () -> otherIndex.verify(ENTRY, POLICY));
        LogProof outside = new LogProof(Optional.empty(), SIZE, PROOF.path(), PROOF.note());
        refuses(RefusalCode.INDEX_OUTSIDE_TREE, () -> outside.verify(ENTRY, POLICY));
        LogProof shorter = new LogProof(
                Optional.empty(), INDEX, PROOF.path().subList(1, PROOF.path().size()), PROOF.note());
        refuses(RefusalCode.PATH_LENGTH, () -> shorter.verify(ENTRY, POLICY));
        LogProof otherSize =
                new LogProof(InclusionProof.of(INDEX, SIZE, STORED), checkpoint(LOG, 200, TreeRoot.of(200, STORED)));
        refuses(RefusalCode.PATH_LENGTH, () -> otherSize.verify(ENTRY, POLICY));
        LogProof forged = new LogProof(
                InclusionProof.of(INDEX, SIZE, STORED),
                checkpoint(aLog("gateway.example/log"), SIZE, TreeRoot.of(SIZE, STORED)));
        refuses(RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG, () -> forged.verify(ENTRY, POLICY));
        LogPolicy otherLog = LogPolicy.of(aLog("other.example/log").verifier());
        refuses(RefusalCode.CHECKPOINT_OF_ANOTHER_LOG, () -> PROOF.verify(ENTRY, otherLog));
        LogProof unseen = new LogProof(
                InclusionProof.of(INDEX, SIZE, STORED),
                SignedNote.sign(PROOF.note().text(), LOG));
        refuses(RefusalCode.TOO_FEW_WITNESSES, () -> unseen.verify(ENTRY, POLICY));
        unseen.verify(ENTRY, LogPolicy.of(LOG.verifier()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PROOF_HEADER     | c2sp.org/tlog-proof@v1 | c2sp.org/tlog-proof@v2
                    PROOF_HEADER     | c2sp.org/tlog-proof@v1 | ''
                    PROOF_INDEX      | index 123              | extra AQID
                    PROOF_INDEX      | index 123              | Index 123
                    PROOF_INDEX      | index 123              | index 0123
                    PROOF_INDEX      | index 123              | index -1
                    PROOF_INDEX      | index 123              | index 99999999999999999999
                    PROOF_INDEX      | index 123              | 'index  123'
                    CHECKPOINT_LINES | index 123              | 'index 123~'
                    PROOF_EXTRA      | index 123              | extra AQI~index 123
                    HASH_MALFORMED   | index 123              | index 123~index 123
                    HASH_MALFORMED   | index 123              | index 123~AQID
                    PROOF_INCOMPLETE | ~~                     | ~
                    CHECKPOINT_LINES | ~~gateway              | ~~~gateway
                    """)
    void a_file_that_is_no_proof_is_refused_by_name(RefusalCode code, String from, String to) {
        String changed = PROOF.toString().replace(from.replace('~', '\n'), to == null ? "" : to.replace('~', '\n'));
        refuses(
                code,
                () -> LogProof.parse(changed.getBytes(StandardCharsets.UTF_8)).verify(ENTRY, POLICY));
    }

    @Test
    void a_proof_that_is_too_long_or_no_text_is_refused_by_name() {
        refuses(RefusalCode.PROOF_TOO_LONG, () -> LogProof.parse(new byte[1_000_001]));
        refuses(RefusalCode.PROOF_NOT_UTF8, () -> LogProof.parse(new byte[] {(byte) 0xff}));
        String hash = Hash.EMPTY_TREE + "\n";
        String long64 = PROOF.toString().replace("index 123\n", "index 123\n" + hash.repeat(64));
        refuses(RefusalCode.PATH_LENGTH, () -> LogProof.parse(long64.getBytes(StandardCharsets.UTF_8)));
        List<Hash> tooMany = Collections.nCopies(64, Hash.EMPTY_TREE);
        refuses(RefusalCode.PATH_LENGTH, () -> new LogProof(Optional.empty(), 0, tooMany, PROOF.note()));
        refuses(RefusalCode.PROOF_INDEX, () -> new LogProof(Optional.empty(), -1, List.of(), PROOF.note()));
        Optional<String> endless = Optional.of("AAAA".repeat(250_000));
        refuses(RefusalCode.PROOF_TOO_LONG, () -> new LogProof(endless, 0, List.of(), PROOF.note()));
        refuses(RefusalCode.PROOF_EXTRA, () -> new LogProof(Optional.of("a b"), 0, List.of(), PROOF.note()));
    }

    @Test
    void no_bit_of_a_proof_can_be_changed() {
        refusesEveryChangedBit(PROOF.bytes(), bytes -> LogProof.parse(bytes).verify(ENTRY, POLICY));
    }

    @Property
    void any_text_is_a_proof_in_its_one_form_or_refused(@ForAll String one, @ForAll String other) {
        for (String file : List.of(one, "c2sp.org/tlog-proof@v1\n" + one + "\n\n" + other)) {
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            try {
                assertThat(LogProof.parse(bytes).bytes()).isEqualTo(bytes);
            } catch (AuditRefusal e) {
                assertThat(e.code()).isNotNull();
            }
        }
    }
}
