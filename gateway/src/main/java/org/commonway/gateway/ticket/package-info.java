/** The rider's ticket: a short text signed by the gateway, and the same as a QR code. */
@NullMarked
package org.commonway.gateway.ticket;

import org.jspecify.annotations.NullMarked;
