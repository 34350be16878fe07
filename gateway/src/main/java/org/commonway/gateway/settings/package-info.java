/** What the gateway is told at its start, checked. */
@NullMarked
package org.commonway.gateway.settings;

import org.jspecify.annotations.NullMarked;
