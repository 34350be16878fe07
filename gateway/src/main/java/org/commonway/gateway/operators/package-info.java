/** Which operators the ledger lists, and whether their nodes answer. */
@NullMarked
package org.commonway.gateway.operators;

import org.jspecify.annotations.NullMarked;
