/** The HTTP API: controllers, JSON records, problems. */
@NullMarked
package org.commonway.gateway.http;

import org.jspecify.annotations.NullMarked;
