/** Amounts that conserve: minor units with their currency, and parts of them in basis points. */
@NullMarked
package org.commonway.rules.money;

import org.jspecify.annotations.NullMarked;
