/** A witness: it cosigns a log's checkpoints as long as each follows from the one before (C2SP tlog-witness). */
@NullMarked
package org.commonway.audit.witness;

import org.jspecify.annotations.NullMarked;
