/** What a gateway acknowledges to an operator: answers that are on the log, and up to where searches see a stream. */
@NullMarked
package org.commonway.audit.acknowledgement;

import org.jspecify.annotations.NullMarked;
