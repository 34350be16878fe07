/** Checks a proposal, has it simulated by several organisations and signs what they agree on. */
@NullMarked
package org.commonway.embedded.endorse;

import org.jspecify.annotations.NullMarked;
