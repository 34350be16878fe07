/** Witnesses over HTTP: the server that a witness runs, and the way of a log to it (C2SP tlog-witness). */
@NullMarked
package org.commonway.audit.witness.http;

import org.jspecify.annotations.NullMarked;
