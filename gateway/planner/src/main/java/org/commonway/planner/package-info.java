/** The multimodal search as callers see it: a city, a request, a live snapshot in; whole trips out. */
@NullMarked
package org.commonway.planner;

import org.jspecify.annotations.NullMarked;
