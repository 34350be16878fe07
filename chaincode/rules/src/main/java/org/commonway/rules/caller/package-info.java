/** Who calls the ledger, as its certificate says, and what that lets it do. */
@NullMarked
package org.commonway.rules.caller;

import org.jspecify.annotations.NullMarked;
