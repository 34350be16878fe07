/** Refusals of the public log's formats: a stable code and one sentence. */
@NullMarked
package org.commonway.audit.refusal;

import org.jspecify.annotations.NullMarked;
