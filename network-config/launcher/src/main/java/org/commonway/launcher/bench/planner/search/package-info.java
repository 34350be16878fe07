/** What planners are asked and what they answer, timed; and whose answers are better. */
@NullMarked
package org.commonway.launcher.bench.planner.search;

import org.jspecify.annotations.NullMarked;
