/** Proofs that anybody can keep and check offline (C2SP tlog-proof). */
@NullMarked
package org.commonway.audit.proof;

import org.jspecify.annotations.NullMarked;
