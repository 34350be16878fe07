/** Gateways' signed acknowledgements: checked, kept, and written out for their operator. */
@NullMarked
package org.commonway.node.acknowledgement;

import org.jspecify.annotations.NullMarked;
