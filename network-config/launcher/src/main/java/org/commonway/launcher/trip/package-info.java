/** A trip on the command line: choosing an option, booking it, showing it. */
@NullMarked
package org.commonway.launcher.trip;

import org.jspecify.annotations.NullMarked;
