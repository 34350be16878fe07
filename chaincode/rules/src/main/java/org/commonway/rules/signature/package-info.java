/** Bytes that somebody signed: ECDSA P-256 keys, signing and checking. */
@NullMarked
package org.commonway.rules.signature;

import org.jspecify.annotations.NullMarked;
