/** Core types as signed messages, and the key that signs them. */
@NullMarked
package org.commonway.node.envelope;

import org.jspecify.annotations.NullMarked;
