/** A log as static files: tiles of hashes and bundles of entries (C2SP tlog-tiles). */
@NullMarked
package org.commonway.audit.tile;

import org.jspecify.annotations.NullMarked;
