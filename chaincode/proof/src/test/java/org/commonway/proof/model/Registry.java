package org.commonway.proof.model;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Operators and terms. */
final class Registry {
    private static final int MOST_WAITING = 8;

    private final Law law;

    Registry(Law law) {
        this.law = law;
    }

    void judge(Verdict verdict, Who who, Act.Registration entry) {
        Law.Registered before = law.operators.get(entry.id());
        boolean self = who.is("operator") && who.party().equals(entry.id());
        boolean cooperative = who.is("cooperative")
                && !who.party().isEmpty()
                && who.party().equals(entry.cooperative())
                && (before == null || before.entry().cooperative().equals(who.party()));
        verdict.against(!self && !cooperative, Codes.NOT_ALLOWED);
        verdict.against(before != null && !before.msp().equals(who.msp()), "OPERATOR_ID_TAKEN");
        verdict.doubt(before != null && !before.msp().equals(who.msp()), Codes.NOT_ALLOWED);
        verdict.against(
                !entry.id().matches("[a-z0-9-]{2,32}")
                        || entry.name().isBlank()
                        || entry.name().length() > 80
                        || entry.kind() < 1
                        || entry.kind() > 3
                        || !entry.address().matches("[a-z0-9.]+:[0-9]{1,5}"),
                "INVALID_OPERATOR",
                Codes.INVALID_ARGUMENT);
    }

    void apply(Who who, long now, Act.Registration entry) {
        Law.Registered before = law.operators.get(entry.id());
        if (before == null || !before.entry().equals(entry)) {
            boolean sameParty = before != null
                    && before.msp().equals(who.msp())
                    && before.entry().kind() == entry.kind()
                    && before.entry().key() == entry.key();
            law.operators.put(entry.id(), new Law.Registered(entry, who.msp(), sameParty ? before.at() : now));
        }
    }

    void judge(Verdict verdict, Who who, long now, Act.PutTerms put) {
        verdict.against(!who.is("city"), Codes.NOT_ALLOWED);
        verdict.against(!law.terms.isEmpty() && !law.terms.get(0).cityMsp().equals(who.msp()), "TERMS_OF_ANOTHER_CITY");
        int largestLevy = put.rules().stream().mapToInt(Act.LevyRule::bps).reduce(put.levyBps(), Math::max);
        Set<Integer> modes = new HashSet<>();
        boolean bounds = put.ceilingBps() >= 0
                && put.ceilingBps() <= Share.BPS
                && put.levyBps() >= 0
                && put.levyBps() <= Share.BPS
                && put.ceilingBps() + largestLevy <= Share.BPS
                && put.disputeDays() >= 0
                && put.disputeDays() <= 90
                && put.rules().size() <= 16
                && put.rules().stream().allMatch(rule -> modes.add(rule.mode()) && isSane(rule));
        boolean same = isLatest(put, now);
        long from = put.validFrom() == null ? now : put.validFrom();
        boolean late = !law.terms.isEmpty()
                && from <= law.terms.get(law.terms.size() - 1).validFrom();
        long waiting =
                law.terms.stream().filter(terms -> terms.validFrom() > now).count();
        verdict.against(!bounds, "INVALID_TERMS", Codes.INVALID_ARGUMENT);
        verdict.against(!same && (from < now || late), "TERMS_OUT_OF_ORDER");
        verdict.against(!same && waiting >= MOST_WAITING, "TOO_MANY_TERMS");
    }

    private static boolean isSane(Act.LevyRule rule) {
        return rule.id().matches("[a-z0-9-]{1,32}")
                && rule.mode() >= 1
                && rule.mode() <= 9
                && Math.abs(rule.bps()) <= Share.BPS;
    }

    void apply(Who who, long now, Act.PutTerms put) {
        if (!isLatest(put, now)) {
            long from = put.validFrom() == null ? now : put.validFrom();
            law.inForce(now).ifPresent(terms -> law.firstKept = terms.version());
            law.terms.add(new Terms(law.terms.size() + 1, who.msp(), from, put));
        }
    }

    /** The last version put once more changes nothing. */
    private boolean isLatest(Act.PutTerms put, long now) {
        if (law.terms.isEmpty()) {
            return false;
        }
        Terms last = law.terms.get(law.terms.size() - 1);
        Act.PutTerms dated = new Act.PutTerms(
                put.ceilingBps(),
                put.levyBps(),
                last.put().validFrom(),
                put.rules(),
                put.disputeDays(),
                put.gatewayOwesVat());
        boolean sameMoment =
                put.validFrom() == null ? last.validFrom() <= now : Objects.equals(put.validFrom(), last.validFrom());
        return sameMoment && dated.equals(last.put());
    }
}
