/** Counts and timings, as Prometheus reads them. */
@NullMarked
package org.commonway.gateway.metrics;

import org.jspecify.annotations.NullMarked;
