/** Who must have endorsed: Fabric's signature policies. */
@NullMarked
package org.commonway.embedded.policy;

import org.jspecify.annotations.NullMarked;
