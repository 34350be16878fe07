/** The organisations of the network, and the check of who signed what. */
@NullMarked
package org.commonway.embedded.identity;

import org.jspecify.annotations.NullMarked;
