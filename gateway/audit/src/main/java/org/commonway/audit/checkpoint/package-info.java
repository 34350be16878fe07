/** Checkpoints: how large a log says it is and what its root is, signed by it and by witnesses (C2SP tlog-checkpoint). */
@NullMarked
package org.commonway.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
