/** The entries of a gateway's log: what it was asked, what operators answered, what it showed, and by which rules. */
@NullMarked
package org.commonway.audit.record;

import org.jspecify.annotations.NullMarked;
