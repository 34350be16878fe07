/** World state: its keys, and reading and writing what stands under them. */
@NullMarked
package org.commonway.chaincode.state;

import org.jspecify.annotations.NullMarked;
