/** Whether the contracts keep the law: by a model, by an audit of the state, by the blocks, and by bugs put in on purpose. */
@NullMarked
package org.commonway.proof;

import org.jspecify.annotations.NullMarked;
