/** Whether the gateway sees all that the ledger lists, and what it still waits for. */
@NullMarked
package org.commonway.gateway.readiness;

import org.jspecify.annotations.NullMarked;
