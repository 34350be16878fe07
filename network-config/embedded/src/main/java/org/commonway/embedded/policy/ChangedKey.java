package org.commonway.embedded.policy;

/**
 * A key whose value or metadata a transaction changes.
 *
 * @param collection its collection; empty for the state that all see
 * @param key the key, or in a collection its hash
 */
public record ChangedKey(String collection, String key) {}
