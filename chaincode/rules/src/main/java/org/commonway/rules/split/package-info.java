/** Who is owed what of a fare. */
@NullMarked
package org.commonway.rules.split;

import org.jspecify.annotations.NullMarked;
