/** The streets and timetables that searches run on, swapped in as they come. */
@NullMarked
package org.commonway.gateway.city;

import org.jspecify.annotations.NullMarked;
