/** The work that the gateway does over and over. */
@NullMarked
package org.commonway.gateway.rounds;

import org.jspecify.annotations.NullMarked;
