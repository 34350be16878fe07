/** The live offers as a stream of numbered changes. */
@NullMarked
package org.commonway.node.offer;

import org.jspecify.annotations.NullMarked;
