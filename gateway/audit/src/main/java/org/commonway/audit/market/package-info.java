/** How a city's market is divided: shares and concentration, from what the ledger settled. */
@NullMarked
package org.commonway.audit.market;

import org.jspecify.annotations.NullMarked;
