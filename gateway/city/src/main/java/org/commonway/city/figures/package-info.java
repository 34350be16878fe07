/** The figures of a month: what the city sees, and what it may show to others. */
@NullMarked
package org.commonway.city.figures;

import org.jspecify.annotations.NullMarked;
