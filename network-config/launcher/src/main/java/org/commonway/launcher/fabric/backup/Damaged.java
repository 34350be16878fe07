package org.commonway.launcher.fabric.backup;

/** A file is not the backup that was made; the message says why and can follow "cannot be restored: ". */
final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
        super(why);
    }
}
