/** What an alliance changes about a Fabric network that runs: who is in it, who orders, which certificates and contracts count. */
@NullMarked
package org.commonway.launcher.fabric.growth;

import org.jspecify.annotations.NullMarked;
