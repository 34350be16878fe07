package org.commonway.audit.replay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchRecord;

/**
 * Offers and refusals are their operators' own: ECDSA P-256 by the key that the ledger had then, checked against the digest alone, for
 * that is what ECDSA with SHA-256 signs. What an offer says stays with those who have it.
 */
final class SignatureRules {
    private final Findings findings;

    SignatureRules(Findings findings) {
        this.findings = findings;
    }

    void check(long index, SearchRecord search, Map<String, RegisteredOperator> registered) {
        List<ReceivedOffer> offers = search.offers();
        for (int i = 0; i < offers.size(); i++) {
            ReceivedOffer offer = offers.get(i);
            AskedOperator operator = search.operators().get(offer.operator());
            RegisteredOperator entry = registered.get(operator.operator());
            Signed signed = new Signed(offer.digest(), offer.keyId(), offer.signature());
            if (offer.signature().length() > 0 && entry != null && !isBy(entry.key(), signed)) {
                findings.add(index, FindingCode.SIGNATURE_BAD, "offer " + i + " of " + operator.operator());
            }
        }
        search.heard()
                .ifPresent(heard -> heard.refusals().forEach(refusal -> {
                    String operator = search.operators().get(refusal.operator()).operator();
                    RegisteredOperator entry = registered.get(operator);
                    Signed signed = new Signed(refusal.digest(), refusal.keyId(), refusal.signature());
                    if (entry != null && !isBy(entry.key(), signed)) {
                        findings.add(index, FindingCode.SIGNATURE_BAD, "refusal of " + operator);
                    }
                }));
    }

    /** What is left of an envelope in a record. */
    private record Signed(Digest digest, Octets keyId, Octets signature) {}

    private static boolean isBy(Octets key, Signed offer) {
        byte[] hash = Digest.of(key.bytes()).bytes();
        Octets keyId = Octets.of(Arrays.copyOf(hash, ReceivedOffer.KEY_ID_BYTES));
        return keyId.equals(offer.keyId()) && verifies(key, offer);
    }

    private static boolean verifies(Octets key, Signed offer) {
        try {
            PublicKey decoded = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.bytes()));
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initVerify(decoded);
            signature.update(offer.digest().bytes());
            return signature.verify(offer.signature().bytes());
        } catch (SignatureException | InvalidKeySpecException e) {
            // No signature, or no key, at all.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }
}
