/** A channel's configuration and its chaincode: what the organisations agree on before anything can be booked. */
@NullMarked
package org.commonway.launcher.fabric.channel;

import org.jspecify.annotations.NullMarked;
