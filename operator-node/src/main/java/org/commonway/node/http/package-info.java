/** Health and a small status for people and machines. */
@NullMarked
package org.commonway.node.http;

import org.jspecify.annotations.NullMarked;
