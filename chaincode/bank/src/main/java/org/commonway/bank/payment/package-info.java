/** The bank's file: ISO 20022 pain.001. */
@NullMarked
package org.commonway.bank.payment;

import org.jspecify.annotations.NullMarked;
