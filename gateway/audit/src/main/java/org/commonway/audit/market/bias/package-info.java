/** Whether a gateway treats operators alike: exposure against merit, and tests by permutation, from its log of searches. */
@NullMarked
package org.commonway.audit.market.bias;

import org.jspecify.annotations.NullMarked;
