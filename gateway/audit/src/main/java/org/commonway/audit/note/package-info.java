/** Signed notes and their keys (C2SP signed-note, tlog-cosignature). */
@NullMarked
package org.commonway.audit.note;

import org.jspecify.annotations.NullMarked;
