/** The peer's side of the chaincode protocol, over a socket or inside the process. */
@NullMarked
package org.commonway.embedded.chaincode;

import org.jspecify.annotations.NullMarked;
