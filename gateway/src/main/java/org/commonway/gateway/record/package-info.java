/** Each search as an entry of the gateway's public log: what is shown in which order, and the receipt for its rider. */
@NullMarked
package org.commonway.gateway.record;

import org.jspecify.annotations.NullMarked;
