/** That an operator signed something, as it is proven afterwards to whoever does not see the thing itself. */
@NullMarked
package org.commonway.gateway.signed;

import org.jspecify.annotations.NullMarked;
