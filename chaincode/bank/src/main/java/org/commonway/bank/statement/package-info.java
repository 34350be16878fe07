/** What a party reads about a period: each entry that touches it, and what it comes to. */
@NullMarked
package org.commonway.bank.statement;

import org.jspecify.annotations.NullMarked;
