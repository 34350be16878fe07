/** What the configuration says this node runs, checked before anything starts. */
@NullMarked
package org.commonway.node.settings;

import org.jspecify.annotations.NullMarked;
