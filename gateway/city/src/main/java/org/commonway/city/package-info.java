/** Start and wire the city office; nothing else. */
@NullMarked
package org.commonway.city;

import org.jspecify.annotations.NullMarked;
