/** The monthly report: one HTML file with charts that loads nothing, and the same as PDF. */
@NullMarked
package org.commonway.city.report;

import org.jspecify.annotations.NullMarked;
