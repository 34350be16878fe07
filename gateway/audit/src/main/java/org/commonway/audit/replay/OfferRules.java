package org.commonway.audit.replay;

import java.util.List;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.Outdone;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.RidePart;
import org.commonway.audit.record.SearchRecord;

/** Every offer that was received is in an option, or the record says why not and it is so (rule R10). */
final class OfferRules {
    private final Findings findings;

    OfferRules(Findings findings) {
        this.findings = findings;
    }

    void check(long index, SearchRecord search) {
        boolean[] used = new boolean[search.offers().size()];
        for (ListedOption option : search.options()) {
            option.parts().forEach(part -> used[part.offer()] = true);
        }
        boolean[] quoted = new boolean[search.operators().size()];
        for (int i = 0; i < used.length; i++) {
            ReceivedOffer offer = search.offers().get(i);
            if (offer.kind() == OfferKind.QUOTE) {
                quoted[offer.operator()] = true;
                if (search.operators().get(offer.operator()).kind() != AnswerKind.OFFER) {
                    findings.add(index, FindingCode.OFFER_UNASKED, "offer " + i);
                }
            }
            checkFate(index, i, used[i], search);
        }
        for (int i = 0; i < quoted.length; i++) {
            AskedOperator operator = search.operators().get(i);
            if (operator.kind() == AnswerKind.OFFER && !quoted[i]) {
                findings.add(index, FindingCode.OFFER_MISSING, operator.operator());
            }
        }
        checkKinds(index, search);
        checkRefusals(index, search);
    }

    private void checkRefusals(long index, SearchRecord search) {
        search.heard()
                .ifPresent(heard -> heard.refusals().forEach(refusal -> {
                    AskedOperator operator = search.operators().get(refusal.operator());
                    if (operator.kind() != AnswerKind.REFUSED) {
                        findings.add(index, FindingCode.REFUSAL_UNASKED, operator.operator());
                    }
                }));
    }

    private void checkFate(long index, int place, boolean used, SearchRecord search) {
        ReceivedOffer offer = search.offers().get(place);
        if (offer.fate() == OfferFate.USED && !used) {
            findings.add(index, FindingCode.OFFER_DROPPED, "offer " + place);
        }
        if (offer.fate() != OfferFate.USED && used) {
            findings.add(index, FindingCode.OFFER_FATE_FALSE, "offer " + place);
        }
        if (offer.outdone().isPresent()) {
            Outdone outdone = offer.outdone().get();
            Features better = search.options().get(outdone.option()).features();
            if (!better.isNoWorseThan(outdone.ride())) {
                findings.add(index, FindingCode.OFFER_NOT_OUTDONE, "offer " + place);
            }
        }
    }

    private void checkKinds(long index, SearchRecord search) {
        for (int i = 0; i < search.options().size(); i++) {
            ListedOption option = search.options().get(i);
            List<RidePart> parts = option.parts();
            boolean scheduled = !parts.isEmpty()
                    && parts.stream()
                            .allMatch(part -> search.offers().get(part.offer()).kind() == OfferKind.TIMETABLE);
            if (option.features().publicTransport() && !scheduled) {
                findings.add(index, FindingCode.PUBLIC_TRANSPORT_FALSE, "option " + i);
            }
        }
    }
}
