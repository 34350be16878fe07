package org.commonway.audit.note;

import java.util.OptionalLong;

/**
 * That a key has signed a note.
 *
 * @param key whose it is
 * @param timeSeconds when it was signed by the signer's clock, in seconds since 1970; only cosignatures say so. Whether
 *     a time in the future counts is the reader's affair (C2SP tlog-cosignature, "Format")
 */
public record VerifiedSignature(VerifierKey key, OptionalLong timeSeconds) {

    /** Of a signature that was verified already. */
    static VerifiedSignature of(VerifierKey key, NoteSignature signature) {
        OptionalLong time = key.type() == SignatureType.COSIGNATURE_V1
                ? OptionalLong.of(Cosignature.timeSeconds(signature.signature()))
                : OptionalLong.empty();
        return new VerifiedSignature(key, time);
    }
}
