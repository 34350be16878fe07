/** Timetables fetched from the nodes and kept on disk. */
@NullMarked
package org.commonway.gateway.timetables;

import org.jspecify.annotations.NullMarked;
