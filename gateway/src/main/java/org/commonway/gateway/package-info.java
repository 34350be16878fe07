/** Start and wire the gateway; nothing else. */
@NullMarked
package org.commonway.gateway;

import org.jspecify.annotations.NullMarked;
