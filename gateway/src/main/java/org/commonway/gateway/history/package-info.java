/** What was seen of delays and of vehicles being taken, kept over a restart. */
@NullMarked
package org.commonway.gateway.history;

import org.jspecify.annotations.NullMarked;
