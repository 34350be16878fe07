package org.commonway.node.acknowledgement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Acknowledgements in a list that a test sees. */
public record ListedAcknowledgements(List<KeptAcknowledgement> kept) implements AcknowledgementStore {
    @Override
    public void keep(KeptAcknowledgement acknowledgement) {
        kept.add(acknowledgement);
    }

    @Override
    public List<Numbered> list(Optional<String> origin, long after, int limit) {
        return LongStream.range(after, kept.size())
                .filter(place -> origin.isEmpty()
                        || kept.get((int) place).said().origin().equals(origin.get()))
                .limit(limit)
                .mapToObj(place ->
                        new Numbered(place + 1, kept.get((int) place).note().toString()))
                .toList();
    }

    @Override
    public long count() {
        return kept.size();
    }

    @Override
    public void prune(Instant before, int most) {
        kept.removeIf(one -> one.at().isBefore(before));
    }
}
