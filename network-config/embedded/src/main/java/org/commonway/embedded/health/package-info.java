/** The standard gRPC health service, which says whether transactions are taken. */
@NullMarked
package org.commonway.embedded.health;

import org.jspecify.annotations.NullMarked;
