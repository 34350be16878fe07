/** The contracts: read the arguments, check the caller, ask the rules, store, emit. */
@NullMarked
package org.commonway.chaincode;

import org.jspecify.annotations.NullMarked;
