/** What all commands work with, and the options that several of them have. */
@NullMarked
package org.commonway.launcher.command.option;

import org.jspecify.annotations.NullMarked;
