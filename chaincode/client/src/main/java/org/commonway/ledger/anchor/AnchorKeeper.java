package org.commonway.ledger.anchor;

import java.util.Optional;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.LogBook;
import org.commonway.ledger.anchor.NewestCheckpoint.Published;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the newest checkpoint of one public log fast on the ledger, again and again. It registers the log first, by its
 * key. One anchor is under way at a time, so the keeper never conflicts with itself; while the ledger does not answer, the
 * log goes on, and the next round anchors what is newest then. What the ledger refuses is refused again in each round until
 * somebody looks: {@link #standing} says why.
 */
public final class AnchorKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorKeeper.class);

    private final LogBook ledger;
    private final String verifierKey;
    private final NewestCheckpoint log;
    private volatile AnchorStanding standing = new AnchorStanding(Optional.empty(), Optional.empty());
    private boolean isRegistered;

    /**
     * A keeper that does nothing until it is told to; to be told every few seconds, for each anchor is a transaction.
     *
     * @param ledger as the gateway whose log it is
     * @param verifierKey the log's, as C2SP signed-note writes it
     */
    public AnchorKeeper(LogBook ledger, String verifierKey, NewestCheckpoint log) {
        this.ledger = ledger;
        this.verifierKey = verifierKey;
        this.log = log;
    }

    /** One round: anchors what is newest, if it says more than what is held fast. */
    public synchronized AnchorStanding anchorNow() {
        AnchorStanding before = standing;
        Optional<LogAnchor> last = before.last();
        Optional<String> trouble = Optional.empty();
        try {
            last = anchored(before.last());
        } catch (LedgerRefusal refusal) {
            trouble = Optional.of(refusal.code() + ": " + refusal.sentence());
        } catch (LedgerOutage outage) {
            trouble = Optional.of("no answer from the ledger: " + outage.getMessage());
        }
        standing = new AnchorStanding(last, trouble);
        if (!trouble.equals(before.trouble())) {
            LOG.warn(
                    "the public log is {}",
                    trouble.map(why -> "not anchored: " + why).orElse("anchored again"));
        }
        return standing;
    }

    /** How it stands after the last round. */
    public AnchorStanding standing() {
        return standing;
    }

    private Optional<LogAnchor> anchored(Optional<LogAnchor> known) {
        Optional<LogAnchor> last = known;
        if (!isRegistered) {
            String origin = ledger.registerLog(verifierKey).getOrigin();
            last = ledger.findLog(origin).filter(found -> found.hasLastAnchor()).map(found -> found.getLastAnchor());
            isRegistered = true;
        }
        Optional<Published> newest = log.find();
        if (newest.isEmpty() || saysNoMore(newest.get(), last)) {
            return last;
        }
        Published published = newest.get();
        return Optional.of(ledger.anchorLog(LogAnchor.newBuilder()
                .setOrigin(verifierKey.substring(0, verifierKey.indexOf('+')))
                .setSize(published.size())
                .setRootHash(published.root())
                .setCosignatures(published.cosignatures())
                .build()));
    }

    /** Another root of the same size, or a smaller size, goes to the ledger: it says what is wrong with them. */
    private static boolean saysNoMore(Published newest, Optional<LogAnchor> last) {
        return last.filter(anchor -> anchor.getSize() == newest.size()
                        && anchor.getRootHash().equals(newest.root())
                        && anchor.getCosignatures() >= newest.cosignatures())
                .isPresent();
    }
}
