/** What a rider asks for, part by part: when, for whom, how, and by way of what. */
@NullMarked
package org.commonway.planner.request;

import org.jspecify.annotations.NullMarked;
