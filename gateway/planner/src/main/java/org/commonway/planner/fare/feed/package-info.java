/** What rides of one feed cost by the fares that the feed itself gives. */
@NullMarked
package org.commonway.planner.fare.feed;

import org.jspecify.annotations.NullMarked;
