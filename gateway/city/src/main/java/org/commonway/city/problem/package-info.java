/** What can go wrong for a caller of the city office: a stable code, a status and one sentence. */
@NullMarked
package org.commonway.city.problem;

import org.jspecify.annotations.NullMarked;
