/** What a leg of a trip asks for, the terms it is sold on, and who sells it. */
@NullMarked
package org.commonway.node.leg;

import org.jspecify.annotations.NullMarked;
