/** The ranking policies that a city has put: which text gateways rank by, from which day on. */
@NullMarked
package org.commonway.rules.ranking;

import org.jspecify.annotations.NullMarked;
