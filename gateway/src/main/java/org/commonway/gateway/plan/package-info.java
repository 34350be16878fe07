/** From a rider's wish to bookable options: quotes under one deadline, the search, the plans kept for booking. */
@NullMarked
package org.commonway.gateway.plan;

import org.jspecify.annotations.NullMarked;
