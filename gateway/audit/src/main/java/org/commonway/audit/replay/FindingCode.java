package org.commonway.audit.replay;

/** Everything that a replay can find wrong with a log. Codes are stable: programs act on them. */
public enum FindingCode {
    // Entries.
    ENTRY_UNREADABLE("The entry is not in the form of this log, or of a kind that this verifier does not know."),
    WRONG_GATEWAY("The entry is another gateway's than the first of the log."),
    TIME_RUNS_BACK("The entry's moment lies more than a minute before one that stands in front of it."),
    SEARCH_TWICE("A search of this name stands in front of it on the same day."),

    // Policies.
    POLICY_UNREADABLE("The policy that was published is none that this verifier can read."),
    POLICY_VERSION("The policy's version is not higher than that of all that were published before."),
    POLICY_NOTICE_SHORT("The policy was published fewer days before its first use than it must be."),
    POLICY_UNKNOWN("The search was ranked by a policy that was not published in time before it."),
    POLICY_NOT_IN_FORCE("The search was ranked by a policy that is not the one in force on its day."),

    // Seeds.
    SEED_COMMITTED_LATE("The hash of the day's seed was not published before the day began."),
    SEED_COMMITTED_TWICE("The hash of this day's seed was published before; only the first counts."),
    SEED_NOT_COMMITTED("The hash of the seed of this search's day was not published in time before it."),
    SEED_DAY_WRONG("The search names the seed of another day than its own."),
    SEED_REVEALED_EARLY("The seed was published before its day had ended."),
    SEED_MISMATCH("The seed is not the one whose hash was published before its day."),
    SEED_NOT_REVEALED("The seed was not published on the day after its own; the draws of that day cannot be checked."),
    SEARCH_AFTER_REVEAL("The search was logged after its day's seed was published."),

    // Asking operators.
    OPERATOR_LEFT_OUT("A registered operator is missing from the record of the search."),
    OPERATOR_UNKNOWN("The record names an operator that was not registered then."),
    OPERATOR_TWICE("The record names an operator twice."),
    ASKED_UNEQUALLY("An operator of rides on demand was not asked for a reason that cannot hold for it alone."),
    ASKED_LATE("An operator was asked later after the first than the policy allows."),
    DEADLINE_UNEQUAL("An operator had another deadline than the first that was asked."),
    ANSWER_AFTER_DEADLINE("An answer counted though it came after the deadline for all."),

    // Offers.
    OFFER_MISSING("An operator offered a ride, and no quote of it is on the record."),
    OFFER_UNASKED("The record has a quote of an operator that did not answer with an offer."),
    OFFER_DROPPED("An offer is called used and is in no option."),
    OFFER_FATE_FALSE("An offer is called unused and is in an option."),
    OFFER_NOT_OUTDONE("A quote is called outdone by an option that is not as good in everything."),
    REFUSAL_UNASKED("The record has a refusal of an operator that did not answer with one."),
    SIGNATURE_BAD(
            "An offer's or refusal's signature is not by the operator's registered key over what the record names."),

    // The order.
    PUBLIC_TRANSPORT_FALSE("An option is called public transport and has a ride that is of no timetable."),
    OPTION_TWICE("The same trip is listed twice."),
    SCORE_DIFFERS("An option has another score than the policy gives it."),
    ORDER_DIFFERS("The options are not shown in the order that the policy gives.");

    private final String sentence;

    FindingCode(String sentence) {
        this.sentence = sentence;
    }

    /** What a person reads: what is wrong. */
    public String sentence() {
        return sentence;
    }
}
