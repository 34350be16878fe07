/** The terms that a city puts first, without which nothing can be booked. */
@NullMarked
package org.commonway.ledger.terms;

import org.jspecify.annotations.NullMarked;
