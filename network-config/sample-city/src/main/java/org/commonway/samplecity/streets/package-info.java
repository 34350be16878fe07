/** The street map: rings, radials, a river with bridges, a park; written as OSM XML. */
@NullMarked
package org.commonway.samplecity.streets;

import org.jspecify.annotations.NullMarked;
