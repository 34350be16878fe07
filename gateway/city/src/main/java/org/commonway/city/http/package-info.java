/** The HTTP API of the city office: controllers, JSON records, problems. */
@NullMarked
package org.commonway.city.http;

import org.jspecify.annotations.NullMarked;
