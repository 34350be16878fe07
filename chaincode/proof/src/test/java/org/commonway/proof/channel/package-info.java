/** Where histories are played: a channel in memory with Fabric's semantics, or a running network. */
@NullMarked
package org.commonway.proof.channel;

import org.jspecify.annotations.NullMarked;
