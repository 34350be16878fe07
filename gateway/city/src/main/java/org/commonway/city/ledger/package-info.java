/** The city's channel as the office reads it: sold trips, operators, public logs and requests for access. */
@NullMarked
package org.commonway.city.ledger;

import org.jspecify.annotations.NullMarked;
