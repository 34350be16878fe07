/** The secret of a day that draws between equal trips: published as a hash before the day, and itself after it. */
@NullMarked
package org.commonway.audit.seed;

import org.jspecify.annotations.NullMarked;
