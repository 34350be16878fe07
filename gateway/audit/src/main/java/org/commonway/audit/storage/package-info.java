/** Files that survive a crash: what a log and a witness ask of a disk, and a folder that gives it. */
@NullMarked
package org.commonway.audit.storage;

import org.jspecify.annotations.NullMarked;
