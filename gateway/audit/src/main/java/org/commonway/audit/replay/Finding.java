package org.commonway.audit.replay;

/**
 * Something that differs from what the rules say.
 *
 * @param index of the entry, from 0
 * @param code what kind of thing
 * @param sentence what and where, for people
 */
public record Finding(long index, FindingCode code, String sentence) {}
