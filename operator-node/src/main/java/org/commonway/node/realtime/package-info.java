/** The operator's GTFS Realtime feeds, fetched again and again and kept as they come. */
@NullMarked
package org.commonway.node.realtime;

import org.jspecify.annotations.NullMarked;
