/** What was seen of delays and of vehicles being taken, and how likely it makes a trip. */
@NullMarked
package org.commonway.planner.likelihood;

import org.jspecify.annotations.NullMarked;
