package org.commonway.audit.replay;

/**
 * What a replay came to.
 *
 * @param entries that were looked at
 * @param searches of these
 * @param verified searches of which everything was checked and nothing found
 * @param open searches with equal trips whose draw waits for a seed that is not due yet
 * @param findings how many; 0 is what a city wants to see
 */
public record Summary(long entries, long searches, long verified, long open, long findings) {}
