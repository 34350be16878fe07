package org.commonway.embedded.commit;

/**
 * What a ledger has done since it was opened.
 *
 * @param blocks blocks committed
 * @param transactions transactions in them, valid or not
 * @param forces how often the block file was forced to disk
 * @param forceMicros how long that took in all, in microseconds
 * @param appendedBytes bytes appended to the block file
 */
public record CommitFigures(long blocks, long transactions, long forces, long forceMicros, long appendedBytes) {
    /** One line of JSON. */
    public String toJson() {
        return "{\"blocks\":%d,\"transactions\":%d,\"forces\":%d,\"forceMicros\":%d,\"appendedBytes\":%d}"
                .formatted(blocks, transactions, forces, forceMicros, appendedBytes);
    }
}
