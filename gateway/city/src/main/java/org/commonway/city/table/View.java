package org.commonway.city.table;

import java.util.Locale;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;

/** Who may see a figure. */
public enum View {
    /** What the city may show to others: of closed months, and small counts withheld (docs/market.md). */
    PUBLIC,
    /** All that the city sees, who has the ledger anyway; of a month that is not closed, as far as it has come. */
    CITY;

    /** The view of this name in small letters; refused with BAD_REQUEST. */
    public static View parse(String name) {
        for (View view : values()) {
            if (view.word().equals(name)) {
                return view;
            }
        }
        throw new OfficeProblem(
                ProblemCode.BAD_REQUEST, "There is no view \"" + name + "\": write view=public or view=city.");
    }

    /** As it is written in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
