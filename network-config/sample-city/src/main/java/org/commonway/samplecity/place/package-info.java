/** Where things are: on the ground in metres, on the globe in degrees. */
@NullMarked
package org.commonway.samplecity.place;

import org.jspecify.annotations.NullMarked;
