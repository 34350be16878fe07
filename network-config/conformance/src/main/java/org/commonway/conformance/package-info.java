/** What the conformance suite asks of a network, and the chaincode that it deploys there. */
@NullMarked
package org.commonway.conformance;

import org.jspecify.annotations.NullMarked;
