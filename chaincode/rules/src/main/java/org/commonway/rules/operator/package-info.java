/** Who an operator is to the network, and what makes its entry acceptable. */
@NullMarked
package org.commonway.rules.operator;

import org.jspecify.annotations.NullMarked;
