/** Where opened legs begin: the city's zones, and the openings of legs that somebody gave the city. */
@NullMarked
package org.commonway.city.zone;

import org.jspecify.annotations.NullMarked;
