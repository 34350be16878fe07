/** What the city office is told at its start, checked. */
@NullMarked
package org.commonway.city.settings;

import org.jspecify.annotations.NullMarked;
