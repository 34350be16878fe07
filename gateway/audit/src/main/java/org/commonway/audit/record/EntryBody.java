package org.commonway.audit.record;

/** What an entry says, by its kind. */
public sealed interface EntryBody permits SearchRecord, SeedCommitted, SeedRevealed, PolicyNotice {
    /** The number of searches in their first form. */
    int SEARCH = 1;
    /** The number of a seed's hash. */
    int SEED_COMMITTED = 2;
    /** The number of a seed. */
    int SEED_REVEALED = 3;
    /** The number of a policy. */
    int POLICY = 4;
    /** The number of searches that say what they {@link Heard heard} beside offers. */
    int SEARCH_HEARD = 5;

    /** Which kind it is, in one byte. */
    int kind();

    /** Writes all but the envelope. */
    void write(EntryWriter out);
}
