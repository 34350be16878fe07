/** Private data: who may see a collection's keys, and where their values are kept, which is not in the blocks. */
@NullMarked
package org.commonway.embedded.collection;

import org.jspecify.annotations.NullMarked;
