/** What one must know of a GTFS feed before a network is built around it. */
@NullMarked
package org.commonway.samplecity.feed;

import org.jspecify.annotations.NullMarked;
