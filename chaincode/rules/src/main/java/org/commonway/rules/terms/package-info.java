/** The terms that a city has put: commission ceiling, levies and subsidies, VAT, disputes; and from when on. */
@NullMarked
package org.commonway.rules.terms;

import org.jspecify.annotations.NullMarked;
