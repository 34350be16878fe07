/** The ledger on Hyperledger Fabric: the one adapter, on Fabric's own gateway client. */
@NullMarked
package org.commonway.ledger.fabric;

import org.jspecify.annotations.NullMarked;
