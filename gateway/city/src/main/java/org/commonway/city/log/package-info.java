/** Copies of gateways' public logs, their verification, and what verified logs say. */
@NullMarked
package org.commonway.city.log;

import org.jspecify.annotations.NullMarked;
