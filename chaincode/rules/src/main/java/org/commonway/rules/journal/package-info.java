/** Double-entry book-keeping: entries whose postings always sum to nothing, and the accounts that they touch. */
@NullMarked
package org.commonway.rules.journal;

import org.jspecify.annotations.NullMarked;
