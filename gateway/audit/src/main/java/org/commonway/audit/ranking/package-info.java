/** The neutral ranking: which trips are shown and in which order, by a published policy and by nothing else. */
@NullMarked
package org.commonway.audit.ranking;

import org.jspecify.annotations.NullMarked;
