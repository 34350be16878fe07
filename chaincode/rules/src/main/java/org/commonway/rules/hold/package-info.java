/** What an operator promises for one leg: when, how, at what price, on what conditions, and what nobody else may have. */
@NullMarked
package org.commonway.rules.hold;

import org.jspecify.annotations.NullMarked;
