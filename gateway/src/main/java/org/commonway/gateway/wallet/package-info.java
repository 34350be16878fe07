/** Riders and their money: double entry, append-only, nothing edited, only corrected. */
@NullMarked
package org.commonway.gateway.wallet;

import org.jspecify.annotations.NullMarked;
