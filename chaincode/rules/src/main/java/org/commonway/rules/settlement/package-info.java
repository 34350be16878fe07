/** Closing a period: what each party is paid or pays for it, netted from the journal. */
@NullMarked
package org.commonway.rules.settlement;

import org.jspecify.annotations.NullMarked;
