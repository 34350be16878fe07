/** Picks the few options that a person would want to see, each with its reason. */
@NullMarked
package org.commonway.planner.choice;

import org.jspecify.annotations.NullMarked;
