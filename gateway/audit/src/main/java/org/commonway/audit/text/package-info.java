/** How the public log's formats write bytes, numbers and lines as text, each in one form only. */
@NullMarked
package org.commonway.audit.text;

import org.jspecify.annotations.NullMarked;
