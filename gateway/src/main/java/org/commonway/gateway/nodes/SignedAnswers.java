package org.commonway.gateway.nodes;

import com.google.protobuf.Message;
import java.security.PublicKey;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.signature.SigningKeys;

/** Opens what operators signed: only with the key that the ledger has for the operator, only of the type expected. */
final class SignedAnswers {
    private SignedAnswers() {}

    /** The payload; throws NodeTrouble when the envelope is not what this operator signed, or of another type. */
    static <M extends Message> M open(RegisteredOperator operator, SignedEnvelope envelope, M expected) {
        try {
            PublicKey key = SigningKeys.decodePublic(operator.signingKey().toByteArray());
            return Envelopes.open(envelope, operator.id(), key, expected);
        } catch (Refusal e) {
            throw new NodeTrouble("An answer of " + operator.name() + " was not used: " + e.sentence(), e);
        }
    }
}
