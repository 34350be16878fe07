/** How the network says no: a stable code and one sentence. */
@NullMarked
package org.commonway.rules.refusal;

import org.jspecify.annotations.NullMarked;
