package org.commonway.audit.market.bias;

/**
 * One thing that was tested.
 *
 * @param treatment in what
 * @param owner whose operators, as one
 * @param direction which way
 * @param value how often chance alone does as much
 * @param advantage of the owner's mean case before the others', in the treatment's unit; below zero when it is behind
 * @param cases of the owner that it rests on; 0 where there was nothing to compare
 * @param found whether this is more than chance, after correcting for all that was tested, and enough to matter
 */
public record Comparison(
        Treatment treatment,
        String owner,
        Direction direction,
        PValue value,
        long advantage,
        int cases,
        boolean found) {

    /** The same, found. */
    Comparison asFound() {
        return new Comparison(treatment, owner, direction, value, advantage, cases, true);
    }

    /** Whether it is enough to matter. */
    boolean matters() {
        long by = direction == Direction.FAVOURED ? advantage : -advantage;
        return by > 0 && by >= treatment.least();
    }
}
