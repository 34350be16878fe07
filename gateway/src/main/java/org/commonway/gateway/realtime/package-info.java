/** What operators say of their trips now: fetched from their nodes, given to the planner, forgotten when it is old. */
@NullMarked
package org.commonway.gateway.realtime;

import org.jspecify.annotations.NullMarked;
