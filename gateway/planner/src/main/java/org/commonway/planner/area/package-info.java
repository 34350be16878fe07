/** Areas on the ground, checked once and asked often. */
@NullMarked
package org.commonway.planner.area;

import org.jspecify.annotations.NullMarked;
