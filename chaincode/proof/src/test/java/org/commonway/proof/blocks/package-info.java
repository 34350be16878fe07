/**
 * Reads the file of a chain and reaches the state that it leads to, with nothing but Fabric's messages: what a ledger's
 * answers can be held against by somebody who does not trust its process.
 */
@NullMarked
package org.commonway.proof.blocks;

import org.jspecify.annotations.NullMarked;
