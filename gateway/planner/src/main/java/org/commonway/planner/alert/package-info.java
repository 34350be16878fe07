/** Which alerts the riders of a leg should read. */
@NullMarked
package org.commonway.planner.alert;

import org.jspecify.annotations.NullMarked;
