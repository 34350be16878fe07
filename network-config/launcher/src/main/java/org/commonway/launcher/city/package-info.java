/** The city a network is started for: the invented one, or a real one from files. */
@NullMarked
package org.commonway.launcher.city;

import org.jspecify.annotations.NullMarked;
