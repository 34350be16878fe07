package org.commonway.rules.settlement;

import java.util.Comparator;
import java.util.Optional;
import org.commonway.rules.journal.Account;

/**
 * Whom money is settled with. People write it kind:id, such as operator:metro, gateway:CoopMSP/demo-gateway or
 * city:CityMSP.
 *
 * @param kind what it is
 * @param id operator id, gateway as MSP/id, or the city's MSP id
 */
public record Party(PartyKind kind, String id) implements Comparable<Party> {
    private static final Comparator<Party> ORDER =
            Comparator.comparing(Party::kind).thenComparing(Party::id);

    /** Whose account this is. */
    public static Party of(Account account) {
        return new Party(PartyKind.of(account.kind()), account.partyId());
    }

    /** The party that is written so, if the text names one. */
    public static Optional<Party> find(String text) {
        for (PartyKind kind : PartyKind.values()) {
            String start = kind.word() + ":";
            if (text.startsWith(start) && text.length() > start.length()) {
                return Optional.of(new Party(kind, text.substring(start.length())));
            }
        }
        return Optional.empty();
    }

    /** By kind, then id. */
    @Override
    public int compareTo(Party other) {
        return ORDER.compare(this, other);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return kind.word() + ":" + id;
    }
}
