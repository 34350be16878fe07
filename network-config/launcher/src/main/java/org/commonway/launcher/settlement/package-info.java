/** Closing a period for the city, and what is read and made of a closed one. */
@NullMarked
package org.commonway.launcher.settlement;

import org.jspecify.annotations.NullMarked;
