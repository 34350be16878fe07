/** Well-formed HTML as a tagged PDF with its fonts within it. */
@NullMarked
package org.commonway.city.pdf;

import org.jspecify.annotations.NullMarked;
