/** The whole law once more, small and slow: what the contracts are compared with. It shares no code with them. */
@NullMarked
package org.commonway.proof.model;

import org.jspecify.annotations.NullMarked;
