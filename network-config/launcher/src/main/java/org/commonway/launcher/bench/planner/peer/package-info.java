/** Other planners: fetched once, given the same files, asked the same questions, each in a process of its own. */
@NullMarked
package org.commonway.launcher.bench.planner.peer;

import org.jspecify.annotations.NullMarked;
