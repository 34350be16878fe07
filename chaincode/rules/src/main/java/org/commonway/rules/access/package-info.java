/** Operators that ask to be let in or sold: who answers, by when, with which reasons, and who rules when that is disputed. */
@NullMarked
package org.commonway.rules.access;

import org.jspecify.annotations.NullMarked;
