/** The commands and their options (picocli). */
@NullMarked
package org.commonway.launcher.command;

import org.jspecify.annotations.NullMarked;
