/** What can go wrong for a caller of the HTTP API: a stable code, a status and one sentence. */
@NullMarked
package org.commonway.gateway.problem;

import org.jspecify.annotations.NullMarked;
