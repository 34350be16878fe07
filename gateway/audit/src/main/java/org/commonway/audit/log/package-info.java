/** A log that is written: entries made durable, hashed into tiles, signed, cosigned and published. */
@NullMarked
package org.commonway.audit.log;

import org.jspecify.annotations.NullMarked;
