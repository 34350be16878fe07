package org.commonway.audit.record;

import java.util.Optional;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * An offer as it was received, without what it says. The digest is over exactly what the operator signed (type, a zero
 * byte, payload), so that ECDSA can be checked against the digest alone, and whoever holds the offer finds it here.
 *
 * @param operator whose it is, by its place in the record's operators
 * @param kind what it is
 * @param digest SHA-256 of the bytes that were signed; they must not be guessable, as a quote's random id makes sure
 * @param keyId the first eight bytes of SHA-256 of the operator's public key (SubjectPublicKeyInfo, DER)
 * @param signature ECDSA P-256 in DER, at most {@link #MOST_SIGNATURE_BYTES}; of a timetable or of vehicles it may be
 *     empty
 * @param fate what became of it
 * @param outdone for a quote that is OUTDONE, by what
 */
public record ReceivedOffer(
        int operator,
        OfferKind kind,
        Digest digest,
        Octets keyId,
        Octets signature,
        OfferFate fate,
        Optional<Outdone> outdone) {
    /** The longest P-256 signature. */
    public static final int MOST_SIGNATURE_BYTES = 72;

    /** The length of a key's id. */
    public static final int KEY_ID_BYTES = 8;

    /** Refuses ENTRY_VALUE for what does not fit together. */
    public ReceivedOffer {
        boolean unsigned = kind == OfferKind.QUOTE && signature.length() == 0;
        boolean fits = switch (fate) {
            case USED, EXPIRED -> outdone.isEmpty();
            case NO_TRIP -> outdone.isEmpty() && kind != OfferKind.QUOTE;
            case UNFIT -> outdone.isEmpty() && kind == OfferKind.QUOTE;
            case OUTDONE -> outdone.isPresent() && kind == OfferKind.QUOTE;
        };
        if (unsigned || !fits || signature.length() > MOST_SIGNATURE_BYTES || keyId.length() != KEY_ID_BYTES) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, "offer of operator " + operator);
        }
    }

    static ReceivedOffer read(EntryReader in) {
        int operator = in.u16();
        OfferKind kind =
                OfferKind.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        Digest digest = in.digest();
        Octets keyId = in.raw(KEY_ID_BYTES);
        Octets signature = in.octets();
        OfferFate fate =
                OfferFate.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        Optional<Outdone> outdone =
                fate == OfferFate.OUTDONE ? Optional.of(new Outdone(in.u8(), FeaturesForm.read(in))) : Optional.empty();
        return new ReceivedOffer(operator, kind, digest, keyId, signature, fate, outdone);
    }

    void write(EntryWriter out) {
        out.u16(operator);
        out.u8(kind.code());
        out.digest(digest);
        out.raw(keyId.bytes());
        out.octets(signature);
        out.u8(fate.code());
        outdone.ifPresent(by -> {
            out.u8(by.option());
            FeaturesForm.write(by.ride(), out);
        });
    }
}
