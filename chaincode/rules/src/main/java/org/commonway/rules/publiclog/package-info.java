/** The public logs of gateways: whose they are, which key signs for them, and what of them was held fast here. */
@NullMarked
package org.commonway.rules.publiclog;

import org.jspecify.annotations.NullMarked;
