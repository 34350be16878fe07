package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.proof.history.ChargedTrip;
import org.commonway.proto.ledger.v1.Dispute;
import org.commonway.proto.ledger.v1.DisputeReason;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.Money;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of a dispute on the running network, with the collection as it is deployed: who sees it, and until when. */
class EvidenceTest {
    private static final Path COLLECTIONS =
            Path.of(System.getProperty("basedir", ".")).resolve("../collections_config.json");
    private static final String CONTENT = "SEAT-14-WAS-BROKEN-AND-HERE-IS-THE-PHOTOGRAPH";
    private static final Evidence EVIDENCE = Evidence.newBuilder()
            .setSalt(ByteString.copyFrom(new byte[32]))
            .setContent(ByteString.copyFromUtf8(CONTENT))
            .build();

    @TempDir
    Path folder;

    private final Witness witness = new Witness();
    private ChargedTrip network;

    /** The contracts, and what each peer that ran them was asked with secrets. */
    private static final class Witness implements Chaincode {
        private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
        private final Chaincode contracts = new CommonwayChaincode();

        @Override
        public Response init(ChaincodeStub stub) {
            return contracts.init(stub);
        }

        @Override
        public Response invoke(ChaincodeStub stub) {
            if (!stub.getTransient().isEmpty()) {
                shown.add(stub.getFunction());
            }
            return contracts.invoke(stub);
        }
    }

    @BeforeEach
    void a_leg_was_charged() throws IOException {
        network = new ChargedTrip(folder, witness, Files.readString(COLLECTIONS));
    }

    @AfterEach
    void the_network_ends() {
        network.close();
    }

    @Test
    void the_city_alone_sees_evidence_and_has_it_erased_while_hash_and_ruling_stay() throws IOException {
        network.gateway().openDispute(dispute());
        network.gateway().putEvidence(network.leg(), EVIDENCE);

        assertThat(witness.shown).as("peers that were shown it").containsExactly("trips:PutEvidence");
        assertThat(network.city().findEvidence(network.leg())).contains(EVIDENCE);
        assertRefused("NOT_ALLOWED", () -> network.auditor().findEvidence(network.leg()));
        assertRefused("NOT_ALLOWED", () -> network.otherOperator().findEvidence(network.leg()));
        assertRefused("NOT_ALLOWED", () -> network.operator().findEvidence(network.leg()));
        assertRefused("NOT_ALLOWED", () -> network.gateway().findEvidence(network.leg()));
        assertThat(bytesOf("blocks.log"))
                .doesNotContain(CONTENT)
                .contains(text(dispute().getEvidenceHash()));
        assertThat(bytesOf("private.log")).contains(CONTENT);

        Trip ruled = network.city().ruleDispute(ruling(100));
        network.city().purgeEvidence(network.leg());

        assertThat(network.city().findEvidence(network.leg())).isEmpty();
        assertThat(bytesOf("private.log")).doesNotContain(CONTENT);
        assertThat(bytesOf("blocks.log")).doesNotContain(CONTENT);
        Dispute after = network.auditor()
                .findTrip(network.leg().getTripId())
                .orElseThrow()
                .getLegs(0)
                .getDispute();
        assertThat(after).isEqualTo(ruled.getLegs(0).getDispute());
        assertThat(after.getEvidenceHash()).isEqualTo(dispute().getEvidenceHash());
        assertThat(after.getRuling()).isEqualTo(DisputeRuling.DISPUTE_RULING_UPHELD);
    }

    @Test
    void evidence_is_put_by_who_disputes_while_the_dispute_is_open_and_as_it_was_hashed() {
        assertRefused("NO_OPEN_DISPUTE", () -> network.gateway().putEvidence(network.leg(), EVIDENCE));
        network.gateway().openDispute(dispute());
        Evidence other =
                EVIDENCE.toBuilder().setContent(ByteString.copyFromUtf8("x")).build();
        assertRefused("EVIDENCE_MISMATCH", () -> network.gateway().putEvidence(network.leg(), other));
        assertRefused("NOT_ALLOWED", () -> network.operator().putEvidence(network.leg(), EVIDENCE));
        assertRefused("NOT_YOUR_LEG", () -> network.otherOperator().putEvidence(network.leg(), EVIDENCE));
        network.gateway().putEvidence(network.leg(), EVIDENCE);
        network.gateway().putEvidence(network.leg(), EVIDENCE);
        assertThat(network.city().findEvidence(network.leg())).contains(EVIDENCE);

        network.city().ruleDispute(ruling(100));
        assertThat(network.city().ruleDispute(ruling(100)).getLegs(0).getRefunded())
                .isEqualTo(euro(100));
        assertRefused("NO_OPEN_DISPUTE", () -> network.city().ruleDispute(ruling(101)));
        assertRefused("NO_OPEN_DISPUTE", () -> network.gateway().putEvidence(network.leg(), EVIDENCE));
    }

    private OpenDisputeRequest dispute() {
        return OpenDisputeRequest.newBuilder()
                .setTripId(network.leg().getTripId())
                .setHoldId(network.leg().getHoldId())
                .setReason(DisputeReason.DISPUTE_REASON_DAMAGE)
                .setEvidenceHash(sha256(EVIDENCE.getSalt().concat(EVIDENCE.getContent())))
                .build();
    }

    private RuleDisputeRequest ruling(long cents) {
        return RuleDisputeRequest.newBuilder()
                .setTripId(network.leg().getTripId())
                .setHoldId(network.leg().getHoldId())
                .setRuling(DisputeRuling.DISPUTE_RULING_UPHELD)
                .setRefund(euro(cents))
                .setRulingHash(sha256(ByteString.copyFromUtf8("The seat was broken.")))
                .build();
    }

    private static Money euro(long cents) {
        return Money.newBuilder().setMinorUnits(cents).setCurrency("EUR").build();
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        LedgerRefusal refusal = catchThrowableOfType(LedgerRefusal.class, call);
        assertThat(refusal).as("refused with " + code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    private String bytesOf(String file) throws IOException {
        return Files.readString(folder.resolve("data").resolve(file), StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteString bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
