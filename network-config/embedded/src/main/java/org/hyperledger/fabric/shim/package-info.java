/** The one class that must live in the shim's package to attach a chaincode inside the process. */
@NullMarked
package org.hyperledger.fabric.shim;

import org.jspecify.annotations.NullMarked;
