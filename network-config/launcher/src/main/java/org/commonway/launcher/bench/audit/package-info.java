/** How fast a public log is written and cosigned, and how large and quick its proofs are. */
@NullMarked
package org.commonway.launcher.bench.audit;

import org.jspecify.annotations.NullMarked;
