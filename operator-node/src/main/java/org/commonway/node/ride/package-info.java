/** Starting and ending the ride of a confirmed leg. */
@NullMarked
package org.commonway.node.ride;

import org.jspecify.annotations.NullMarked;
