/** The terms that a city has put: commission ceiling and levy. */
@NullMarked
package org.commonway.rules.terms;

import org.jspecify.annotations.NullMarked;
