package org.commonway.ledger;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.PublicLog;

/** The public logs of gateways, and what of them is held fast. */
public interface LogBook {

    /**
     * Registers the log that this key signs for as the calling gateway's, or finds that it is.
     *
     * @param verifierKey as C2SP signed-note writes it
     */
    PublicLog registerLog(String verifierKey);

    /**
     * Holds a checkpoint fast, by its origin, size, root_hash and cosignatures (the log's gateway only). What says no more
     * than the last one changes nothing; refused with LOG_SHRANK or LOG_FORKED when it contradicts that.
     *
     * @return what stands now
     */
    LogAnchor anchorLog(LogAnchor checkpoint);

    /** The log of this origin with its last anchor, if it is registered. */
    Optional<PublicLog> findLog(String origin);

    /** Every registered log, by origin, without anchors. */
    List<PublicLog> listLogs();

    /** The last anchor of each day (UTC) before that of the last one, by day. */
    List<LogAnchor> listAnchors(String origin);
}
