package org.commonway.node.acknowledgement;

import java.time.Instant;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.note.SignedNote;

/**
 * An acknowledgement that was checked.
 *
 * @param said what it says
 * @param note the same as it was signed, by one key
 * @param at when it came, by the node's clock
 */
public record KeptAcknowledgement(Acknowledgement said, SignedNote note, Instant at) {}
