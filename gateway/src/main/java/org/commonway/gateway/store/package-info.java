/** Riders, wallet and journal in a relational database, by plain JDBC. */
@NullMarked
package org.commonway.gateway.store;

import org.jspecify.annotations.NullMarked;
