/** A public log checked from its files alone: every tile, every ranking, every proof, and what the ledger holds fast of it. */
@NullMarked
package org.commonway.launcher.verify;

import org.jspecify.annotations.NullMarked;
