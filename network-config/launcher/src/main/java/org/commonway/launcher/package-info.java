/** The ./commonway command: its entry, its exit codes, its bad news. */
@NullMarked
package org.commonway.launcher;

import org.jspecify.annotations.NullMarked;
