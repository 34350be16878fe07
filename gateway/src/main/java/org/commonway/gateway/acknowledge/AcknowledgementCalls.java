package org.commonway.gateway.acknowledge;

import java.util.function.Consumer;
import org.commonway.audit.note.SignedNote;
import org.commonway.gateway.operators.RegisteredOperator;

/** Giving acknowledgements to nodes. */
public interface AcknowledgementCalls {
    /** What a node made of an acknowledgement. */
    enum Outcome {
        /** It has it. */
        TAKEN,
        /** It could not be reached, or could not check it yet: give it again. */
        LATER,
        /** It does not take this one. */
        REFUSED,
        /** It takes none at all, as nodes of before do. */
        NONE_TAKEN
    }

    /** Gives it without waiting; {@code done} is told once, within seconds, what came of it. */
    void give(RegisteredOperator operator, SignedNote acknowledgement, Consumer<Outcome> done);
}
