/** The HTTP API of riders, their wallets and their trips. */
@NullMarked
package org.commonway.gateway.http.trips;

import org.jspecify.annotations.NullMarked;
