package org.commonway.gateway.realtime;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.commonway.gateway.operators.RegisteredOperator;

/** Fetching an operator's realtime feeds from its node. */
public interface RealtimeSource {
    /** No message may be larger; a node that announces more is not believed. */
    int MESSAGE_BYTES_MAX = 16 << 20;

    /** No node may have more feeds. */
    int FEEDS_MAX = 8;

    /**
     * All feeds, checked against what the operator signed. Throws NodeTrouble when the node does not answer or what came
     * is not what it signed.
     *
     * @param have SHA-256 of the messages that need not be sent again
     */
    List<FetchedFeed> fetch(RegisteredOperator operator, Set<ByteString> have);
}
