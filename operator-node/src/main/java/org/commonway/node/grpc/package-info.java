/** The node's gRPC services: messages to core and back, refusals to status codes. */
@NullMarked
package org.commonway.node.grpc;

import org.jspecify.annotations.NullMarked;
