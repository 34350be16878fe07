/** The planner's search from stop to stop, timed without HTTP and streets. */
@NullMarked
package org.commonway.planner.bench;

import org.jspecify.annotations.NullMarked;
