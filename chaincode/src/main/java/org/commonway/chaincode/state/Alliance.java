package org.commonway.chaincode.state;

import java.util.Set;
import java.util.TreeSet;
import org.commonway.proto.ledger.v1.Organizations;
import org.jspecify.annotations.Nullable;

/**
 * The organisations that take part: each that has put terms or registered an operator. A contract cannot see who is in
 * its channel, so what a majority is among them stands here. Read once in a transaction.
 */
public final class Alliance {
    private final Records records;
    private @Nullable Set<String> read;

    Alliance(Records records) {
        this.records = records;
    }

    /** Their MSPs; none before the city has put its first terms. */
    public Set<String> list() {
        Set<String> known = read;
        if (known == null) {
            known = records.find(Keys.ORGANIZATIONS, Organizations.parser())
                    .map(message -> Set.copyOf(message.getMspIdsList()))
                    .orElse(Set.of());
            read = known;
        }
        return known;
    }

    /** Takes an organisation in; one that is known is not written again. */
    public void add(String mspId) {
        if (!list().contains(mspId)) {
            TreeSet<String> all = new TreeSet<>(list());
            all.add(mspId);
            records.put(
                    Keys.ORGANIZATIONS,
                    Organizations.newBuilder().addAllMspIds(all).build());
        }
    }
}
