/** Reading GTFS and GBFS into core types. */
@NullMarked
package org.commonway.node.feed;

import org.jspecify.annotations.NullMarked;
