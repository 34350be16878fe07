/** Amounts that conserve: minor units with their currency, and splits by largest remainder. */
@NullMarked
package org.commonway.rules.money;

import org.jspecify.annotations.NullMarked;
