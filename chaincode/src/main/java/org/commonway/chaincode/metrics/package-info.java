/** Counts and timings of the chaincode server, as Prometheus reads them. */
@NullMarked
package org.commonway.chaincode.metrics;

import org.jspecify.annotations.NullMarked;
