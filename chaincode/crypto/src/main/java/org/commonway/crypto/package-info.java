/** ECDSA on P-256 by the fastest provider that works on this machine. */
@NullMarked
package org.commonway.crypto;

import org.jspecify.annotations.NullMarked;
