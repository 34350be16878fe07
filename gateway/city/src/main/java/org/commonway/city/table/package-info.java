/** Figures as tables with what they were computed from, as CSV and JSON Lines too. */
@NullMarked
package org.commonway.city.table;

import org.jspecify.annotations.NullMarked;
