/** The secret key of a log or a witness, in a file that its owner alone may read. */
@NullMarked
package org.commonway.audit.key;

import org.jspecify.annotations.NullMarked;
