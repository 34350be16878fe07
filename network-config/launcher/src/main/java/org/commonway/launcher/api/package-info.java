/** The gateway's HTTP API as the command line uses it. */
@NullMarked
package org.commonway.launcher.api;

import org.jspecify.annotations.NullMarked;
