package org.commonway.city.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;

/** The tables of a month. What each says and does not say is told with it, after docs/market.md. */
public enum TableName {
    /** Who sold how much. */
    SHARES(
            "Shares",
            false,
            "Ridden legs and operators' fares by owner, of all modes and of each; a trip of three legs counts three times."
                    + " Shares are in basis points of the whole. They do not say who is to blame, and few rides make"
                    + " wild shares."),
    /** How the market is divided. */
    CONCENTRATION(
            "Concentration",
            false,
            "The Herfindahl-Hirschman index: 10,000 when one owner has all. A flag says where to look, by the thresholds"
                    + " of merger authorities; a metro alone in its mode has 10,000 there, and nobody did wrong."),
    /** What came of operators in searches. */
    ANSWERS(
            "Offers and refusals",
            true,
            "What came of each operator in each gateway's searches, by reason. It does not say whether a refusal was"
                    + " right."),
    /** How fast operators answered. */
    ANSWER_TIMES(
            "Answer times",
            true,
            "Milliseconds from being asked to the answer: median and 90th percentile, each a number that occurred; of"
                    + " fewer than ten nothing is said. That an offer arrived late may be the gateway's doing."),
    /** Prices side by side. */
    PRICE_GAPS(
            "Price differences",
            true,
            "Minor units above the cheapest trip of the same kind that the same search found, of trips of one owner"
                    + " beside another's; of fewer than ten nothing is said. It does not say whether a dearer trip was"
                    + " worth it."),
    /** How long new operators wait. */
    LISTING_TIMES(
            "Time to be listed",
            true,
            "Minutes from an operator's registration on the ledger to the first search that lists a trip with it, and to"
                    + " the booking of its first ridden one. A new operator that nobody searches for waits too.");

    private final String title;
    private final boolean isOfLogs;
    private final String says;

    TableName(String title, boolean isOfLogs, String says) {
        this.title = title;
        this.isOfLogs = isOfLogs;
        this.says = says;
    }

    /** The table of this name, such as {@code answer-times}; refused with NOT_FOUND. */
    public static TableName parse(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new OfficeProblem(
                        ProblemCode.NOT_FOUND,
                        "There is no table \"" + word + "\" of a month; there are "
                                + Arrays.stream(values()).map(TableName::word).collect(Collectors.joining(", "))
                                + "."));
    }

    /** As it is written in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether it is computed from public logs; else from the ledger alone. */
    public boolean isOfLogs() {
        return isOfLogs;
    }

    /** What it says and what it does not. */
    public String says() {
        return says;
    }
}
