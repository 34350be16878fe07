package org.commonway.ledger;

import java.util.List;
import org.commonway.proto.ledger.v1.Terms;

/** What a city asks of every booking. */
public interface TermsBook {

    /** Puts the next version (a city only) and returns it with its number; in force from valid_from, or now without. */
    Terms putTerms(Terms terms);

    /** The terms in force now; refused with NO_TERMS when there are none. */
    Terms getTermsInForce();

    /** The terms in force and those that will be, by valid_from. */
    List<Terms> listTerms();
}
