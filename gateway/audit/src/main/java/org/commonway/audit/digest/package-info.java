/** SHA-256 over named bytes, and bytes as values: what records say instead of the things themselves. */
@NullMarked
package org.commonway.audit.digest;

import org.jspecify.annotations.NullMarked;
