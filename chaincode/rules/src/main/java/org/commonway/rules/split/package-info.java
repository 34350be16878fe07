/** Who is owed what of what a leg is charged. */
@NullMarked
package org.commonway.rules.split;

import org.jspecify.annotations.NullMarked;
