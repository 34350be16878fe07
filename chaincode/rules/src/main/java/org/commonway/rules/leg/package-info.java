/** The life of one booked leg: its states, what leads from one to the next, and the money that each step moves. */
@NullMarked
package org.commonway.rules.leg;

import org.jspecify.annotations.NullMarked;
