/** What a person sees: results on stdout, progress on stderr, tables. */
@NullMarked
package org.commonway.launcher.console;

import org.jspecify.annotations.NullMarked;
