package org.commonway.audit.replay;

import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.SearchRecord;

/**
 * A search whose order depends on a seed.
 *
 * @param index of its entry
 * @param search the record
 * @param policy that it was ranked by
 * @param clean whether nothing else was found
 */
record WaitingSearch(long index, SearchRecord search, Policy policy, boolean clean) {}
