/** Cities to test with: hand-made ones, and Porto where its data is there. */
@NullMarked
package org.commonway.planner.city;

import org.jspecify.annotations.NullMarked;
