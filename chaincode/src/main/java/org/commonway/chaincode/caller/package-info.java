/** From Fabric's client identity to the law's caller. */
@NullMarked
package org.commonway.chaincode.caller;

import org.jspecify.annotations.NullMarked;
