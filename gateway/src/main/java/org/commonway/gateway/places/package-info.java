/** Finding stops and stations by name. */
@NullMarked
package org.commonway.gateway.places;

import org.jspecify.annotations.NullMarked;
