/** Fabric's gateway service, as fabric-gateway clients speak to it. */
@NullMarked
package org.commonway.embedded.gateway;

import org.jspecify.annotations.NullMarked;
