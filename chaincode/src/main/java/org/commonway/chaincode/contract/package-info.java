/** What each function does: ask the law, read and write the state, tell the nodes. */
@NullMarked
package org.commonway.chaincode.contract;

import org.jspecify.annotations.NullMarked;
