/** Organisations' certificate authorities, and the certificates and keys that they give their members. */
@NullMarked
package org.commonway.identity;

import org.jspecify.annotations.NullMarked;
