/** Figures of a running network. */
@NullMarked
package org.commonway.launcher.bench;

import org.jspecify.annotations.NullMarked;
