/** An invented city, made from one seed: streets, timetables, fleets and a trip worth booking. */
@NullMarked
package org.commonway.samplecity;

import org.jspecify.annotations.NullMarked;
