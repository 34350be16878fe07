/** How fast and how well trips are planned, ours beside other planners. */
@NullMarked
package org.commonway.launcher.bench.planner;

import org.jspecify.annotations.NullMarked;
