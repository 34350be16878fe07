package org.commonway.planner.cases;

/** A case that cannot be understood; the message says where and why. */
final class CaseError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseError(String sentence) {
        super(sentence);
    }
}
