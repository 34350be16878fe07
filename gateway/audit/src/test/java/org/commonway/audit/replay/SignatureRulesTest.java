package org.commonway.audit.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;

class SignatureRulesTest {
    private static final KeyPair PAIR = aPair();
    /** As operators sign today: the payload's type, a zero byte, the payload. */
    private static final byte[] SIGNED = "commonway.offer.v1.RideQuote\0the quote".getBytes(UTF_8);

    private static KeyPair aPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(PAIR.getPrivate());
        signature.update(SIGNED);
        return signature.sign();
    }

    private static byte[] key(KeyPair pair) {
        return pair.getPublic().getEncoded();
    }

    private static List<Finding> check(Digest digest, byte[] signature, KeyPair registered) {
        Octets keyId = Octets.of(Arrays.copyOf(Digest.of(key(PAIR)).bytes(), 8));
        ReceivedOffer offer = new ReceivedOffer(
                0, OfferKind.QUOTE, digest, keyId, Octets.of(signature), OfferFate.EXPIRED, Optional.empty());
        SearchHead head = new SearchHead(digest, digest, digest, new SeedDay(1), OrderAsked.by(Order.SOONEST), "EUR");
        AskedOperator van = new AskedOperator("van-1", AnswerKind.OFFER, AnswerReason.NONE, 0, 1, 1);
        List<Finding> findings = new ArrayList<>();
        new SignatureRules(new Findings(findings::add))
                .check(
                        7,
                        new SearchRecord(head, List.of(van), List.of(offer), List.of(), List.of()),
                        Map.of("van-1", new RegisteredOperator("van-1", true, Octets.of(key(registered)))));
        return findings;
    }

    @Test
    void what_an_operator_signed_is_known_by_its_digest_alone() throws GeneralSecurityException {
        assertThat(check(Digest.of(SIGNED), signature(), PAIR)).isEmpty();
    }

    @Test
    void another_offer_another_key_and_a_changed_signature_are_found() throws GeneralSecurityException {
        byte[] signature = signature();
        assertThat(check(Digest.of(new byte[0]), signature, PAIR))
                .extracting(Finding::code)
                .containsExactly(FindingCode.SIGNATURE_BAD);
        assertThat(check(Digest.of(SIGNED), signature, aPair())).hasSize(1);
        for (int at = 0; at < signature.length; at++) {
            byte[] changed = signature.clone();
            changed[at] ^= 1;
            assertThat(check(Digest.of(SIGNED), changed, PAIR)).hasSize(1);
        }
        assertThat(check(Digest.of(SIGNED), new byte[] {1}, PAIR)).hasSize(1);
    }

    @Test
    void a_replay_checks_the_signatures_of_the_entries_that_it_is_asked_to() {
        SampleLog log = SampleLog.honest(new Random(1), 1, 5);
        List<Finding> findings = new ArrayList<>();
        int asked = log.searches().stream()
                .filter(place -> Planted.offer(search(log, place), o -> o.kind() == OfferKind.QUOTE) >= 0)
                .findFirst()
                .orElseThrow();
        Replay replay = new Replay(SampleLog.registry(), WitnessTimes.none(), index -> index == asked, findings::add);
        log.entries.stream().map(LogEntry::bytes).forEach(replay::accept);
        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.index()).isEqualTo(asked);
            assertThat(finding.code()).isEqualTo(FindingCode.SIGNATURE_BAD);
        });
        assertThat(replay.summary().verified()).isEqualTo(4);
    }

    private static SearchRecord search(SampleLog log, int place) {
        return (SearchRecord) log.entries.get(place).body();
    }
}
