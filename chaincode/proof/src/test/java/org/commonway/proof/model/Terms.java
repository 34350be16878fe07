package org.commonway.proof.model;

/** A version of the terms. */
public record Terms(int version, String cityMsp, long validFrom, Act.PutTerms put) {

    int levyBps(int mode) {
        return rule(mode) == null ? put.levyBps() : rule(mode).bps();
    }

    String levyRule(int mode) {
        return rule(mode) == null ? "" : rule(mode).id();
    }

    private Act.LevyRule rule(int mode) {
        return put.rules().stream()
                .filter(rule -> rule.mode() == mode)
                .findFirst()
                .orElse(null);
    }
}
