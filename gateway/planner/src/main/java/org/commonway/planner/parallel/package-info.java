/** The parts of one search side by side. */
@NullMarked
package org.commonway.planner.parallel;

import org.jspecify.annotations.NullMarked;
