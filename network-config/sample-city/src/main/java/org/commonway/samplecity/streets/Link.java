package org.commonway.samplecity.streets;

/**
 * One block's length of a planned street.
 *
 * @param line index of the street
 * @param position its place along the street, from 0
 * @param from a crossing
 * @param to the next one
 * @param roadClass the class of this part
 * @param overRiver whether it crosses the river
 */
record Link(int line, int position, int from, int to, RoadClass roadClass, boolean overRiver) {}
