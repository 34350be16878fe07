/** The gRPC clients of operator nodes; every signed answer is checked here. */
@NullMarked
package org.commonway.gateway.nodes;

import org.jspecify.annotations.NullMarked;
