/** A small text language for worked cases: a town, its timetables and vehicles, questions and the trips expected. */
@NullMarked
package org.commonway.planner.cases;

import org.jspecify.annotations.NullMarked;
