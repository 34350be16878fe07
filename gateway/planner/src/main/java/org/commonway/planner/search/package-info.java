/** Round-based searches over integers: earliest arrival, latest departure, and the restricted Pareto set. */
@NullMarked
package org.commonway.planner.search;

import org.jspecify.annotations.NullMarked;
