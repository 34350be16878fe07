package org.commonway.audit.note;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Utf8;

/** What names of keys may be (C2SP signed-note, "Format"): not empty, without Unicode spaces and plus signs. */
final class KeyName {
    private KeyName() {}

    static void require(String name) {
        if (!allowed(name)) {
            throw new AuditRefusal(RefusalCode.KEY_NAME);
        }
        Utf8.encode(name, RefusalCode.KEY_NAME);
    }

    static boolean allowed(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyName::barred);
    }

    /** Spaces are all with Unicode's property White_Space; control characters no note may have. */
    private static boolean barred(int c) {
        return c == '+' || c < ' ' || c == 0x85 || Character.isSpaceChar(c);
    }
}
