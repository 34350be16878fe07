package org.commonway.proof.history;

import org.commonway.proof.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * One move of a history: a call, or two that are endorsed on the same state and then committed one after the other.
 *
 * @param second null: alone
 */
public record Move(Step first, @Nullable Step second) {

    @Override
    public String toString() {
        return second == null ? first.toString() : first + "\n   at once with " + second;
    }
}
