/** The Merkle tree of a public log (RFC 9162, section 2.1): hashes, roots and proofs. */
@NullMarked
package org.commonway.audit.merkle;

import org.jspecify.annotations.NullMarked;
