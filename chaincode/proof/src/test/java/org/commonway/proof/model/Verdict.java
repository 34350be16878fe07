package org.commonway.proof.model;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the law says of a call: every reason against it, in no order, for a contract may find any of them first.
 *
 * @param reasons it is refused with one of these, and accepted when there are none
 * @param doubts it may be refused with one of these too: where the law leaves the choice
 */
public record Verdict(Set<String> reasons, Set<String> doubts) {

    static Verdict open() {
        return new Verdict(new TreeSet<>(), new TreeSet<>());
    }

    void against(boolean broken, String... codes) {
        if (broken) {
            reasons.addAll(Set.of(codes));
        }
    }

    void doubt(boolean broken, String... codes) {
        if (broken) {
            doubts.addAll(Set.of(codes));
        }
    }

    public boolean mayAccept() {
        return reasons.isEmpty();
    }

    public boolean mayRefuseWith(String code) {
        return reasons.contains(code) || doubts.contains(code);
    }
}
