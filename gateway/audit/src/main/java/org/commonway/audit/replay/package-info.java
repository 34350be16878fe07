/** Running a gateway's log again: every ranking anew, and every rule of its records; what differs is named by its index. */
@NullMarked
package org.commonway.audit.replay;

import org.jspecify.annotations.NullMarked;
