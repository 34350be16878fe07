/** Shared vehicles and their stations; written as GBFS 3.0. */
@NullMarked
package org.commonway.samplecity.fleet;

import org.jspecify.annotations.NullMarked;
