package org.commonway.node.acknowledgement;

/** Where this node's stream of offers is. */
public interface StreamPlace {
    /** Which life of the stream. */
    String streamId();

    /** The number of its newest update. */
    long sequence();
}
