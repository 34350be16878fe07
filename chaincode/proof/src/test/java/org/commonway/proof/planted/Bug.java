package org.commonway.proof.planted;

/**
 * One mistake that somebody could have made.
 *
 * @param name what it does, in a few words
 * @param file below org/commonway
 * @param original as it stands in the file, exactly once
 * @param planted what stands there instead
 */
record Bug(String name, String file, String original, String planted) {
    @Override
    public String toString() {
        return name;
    }
}
