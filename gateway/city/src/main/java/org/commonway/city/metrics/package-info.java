/** What the office knows, as Prometheus reads it. */
@NullMarked
package org.commonway.city.metrics;

import org.jspecify.annotations.NullMarked;
