package org.commonway.audit.note;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** What a key signs, and how (C2SP signed-note, "Signature types"). Both are Ed25519 with keys of 32 bytes. */
public enum SignatureType {
    /** 0x01: the note's text itself (signed-note, "Ed25519 signatures"). Logs sign so. */
    ED25519(0x01),
    /** 0x04: the note's text and the time of signing (tlog-cosignature, "Ed25519 signed message"). Witnesses sign so. */
    COSIGNATURE_V1(0x04);

    private final byte identifier;

    SignatureType(int identifier) {
        this.identifier = (byte) identifier;
    }

    /** The byte by which keys name the type. */
    public byte identifier() {
        return identifier;
    }

    static SignatureType of(byte identifier) {
        for (SignatureType type : values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw new AuditRefusal(RefusalCode.KEY_TYPE, "type " + (identifier & 0xff));
    }
}
