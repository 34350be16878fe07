/** Stations with docks. */
@NullMarked
package org.commonway.node.station;

import org.jspecify.annotations.NullMarked;
