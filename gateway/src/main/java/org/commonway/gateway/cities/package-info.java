/** The cities that the gateway serves, each a world of its own, and which of them a search is about. */
@NullMarked
package org.commonway.gateway.cities;

import org.jspecify.annotations.NullMarked;
