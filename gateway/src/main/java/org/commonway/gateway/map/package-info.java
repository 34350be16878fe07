/** Street tiles for the page's map, drawn from the planner's streets. */
@NullMarked
package org.commonway.gateway.map;

import org.jspecify.annotations.NullMarked;
