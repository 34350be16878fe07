/** Ways of moving and what each emits. */
@NullMarked
package org.commonway.planner.mode;

import org.jspecify.annotations.NullMarked;
