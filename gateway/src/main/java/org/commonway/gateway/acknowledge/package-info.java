/** Acknowledging to operators what was received of them: answers once they are on the log, and streams as searches see them. */
@NullMarked
package org.commonway.gateway.acknowledge;

import org.jspecify.annotations.NullMarked;
