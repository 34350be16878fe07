/** All legs or none: hold, reserve, commit, confirm; or release everything. And taking a trip back. */
@NullMarked
package org.commonway.gateway.booking;

import org.jspecify.annotations.NullMarked;
