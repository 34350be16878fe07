/** Orders transactions into blocks, validates them and applies what is valid. */
@NullMarked
package org.commonway.embedded.commit;

import org.jspecify.annotations.NullMarked;
