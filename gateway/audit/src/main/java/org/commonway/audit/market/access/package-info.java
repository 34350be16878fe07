/** How operators are let in and answered: offers, refusals and their speed, prices side by side, and time to be listed. */
@NullMarked
package org.commonway.audit.market.access;

import org.jspecify.annotations.NullMarked;
