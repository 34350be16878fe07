/** What stands in a proposal and in a transaction, and the hashes over them, as Fabric lays them out. */
@NullMarked
package org.commonway.embedded.envelope;

import org.jspecify.annotations.NullMarked;
