/** Refusals of the planner: a stable code and one sentence for people. */
@NullMarked
package org.commonway.planner.refusal;

import org.jspecify.annotations.NullMarked;
