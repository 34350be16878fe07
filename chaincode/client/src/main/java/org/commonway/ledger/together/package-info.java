/** Several trips booked by one transaction when many are asked for at once. */
@NullMarked
package org.commonway.ledger.together;

import org.jspecify.annotations.NullMarked;
