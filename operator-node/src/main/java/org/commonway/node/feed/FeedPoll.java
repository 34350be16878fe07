package org.commonway.node.feed;

import org.commonway.node.vehicle.Fleet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the vehicle feed again and again. A feed that fails leaves the fleet as it is, until it answers again. */
public final class FeedPoll implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPoll.class);

    private final GbfsReader reader;
    private final Fleet fleet;
    private String lastTrouble = "";
    private String lastSkipped = "";

    /** Feeds this fleet from that reader. */
    public FeedPoll(GbfsReader reader, Fleet fleet) {
        this.reader = reader;
        this.fleet = fleet;
    }

    /** Reads once; throws when the feed cannot be used. */
    public void readOrFail() throws BrokenFeed {
        GbfsReader.Read read = reader.read();
        fleet.feed(read.state());
        String skipped = read.skipped().toString();
        if (read.skipped().total() > 0 && !skipped.equals(lastSkipped)) {
            LOG.warn("Vehicle feed: left out {}", skipped);
        }
        lastSkipped = skipped;
    }

    /** Reads once; a feed that cannot be used is told once in the log, and again when it is back. */
    @Override
    public void run() {
        try {
            readOrFail();
            if (!lastTrouble.isEmpty()) {
                LOG.info("Vehicle feed is back");
            }
            lastTrouble = "";
        } catch (BrokenFeed broken) {
            String trouble = String.valueOf(broken.getMessage());
            if (!trouble.equals(lastTrouble)) {
                LOG.warn("Vehicle feed kept as it was: {}", trouble);
            }
            lastTrouble = trouble;
        }
    }
}
