package org.commonway.audit.record;

import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * That an operator refused a ride, by its own signature. What it refused stays with those who have the refusal itself.
 *
 * @param operator its place in the record
 * @param digest SHA-256 of the bytes that were signed; they must not be guessable, as a refusal's random id makes sure
 * @param keyId the first eight bytes of SHA-256 of the operator's public key (SubjectPublicKeyInfo, DER)
 * @param signature ECDSA P-256 in DER, 1 to {@link ReceivedOffer#MOST_SIGNATURE_BYTES} bytes
 */
public record SignedRefusal(int operator, Digest digest, Octets keyId, Octets signature) {
    /** Refuses ENTRY_VALUE for a signature or a key's id of another length. */
    public SignedRefusal {
        if (signature.length() == 0
                || signature.length() > ReceivedOffer.MOST_SIGNATURE_BYTES
                || keyId.length() != ReceivedOffer.KEY_ID_BYTES) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, "refusal of operator " + operator);
        }
    }

    static SignedRefusal read(EntryReader in) {
        return new SignedRefusal(in.u16(), in.digest(), in.raw(ReceivedOffer.KEY_ID_BYTES), in.octets());
    }

    void write(EntryWriter out) {
        out.u16(operator);
        out.digest(digest);
        out.raw(keyId.bytes());
        out.octets(signature);
    }
}
