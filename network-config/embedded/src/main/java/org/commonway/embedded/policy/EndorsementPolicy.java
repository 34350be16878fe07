package org.commonway.embedded.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * A signature policy of Fabric: n of several rules, a rule being a principal or again n of several. Principals are
 * roles of an organisation; one signature counts for one principal (common/cauthdsl).
 */
public final class EndorsementPolicy {
    private final SignaturePolicyEnvelope envelope;

    /** Who signed: the organisation, and whether as one of its peers or as a client. */
    private record Signer(String mspId, boolean peer) {
        boolean fulfils(MSPRole role) {
            return role.getMspIdentifier().equals(mspId)
                    && switch (role.getRole()) {
                        case MEMBER -> true;
                        case PEER -> peer;
                        case CLIENT -> !peer;
                        default -> false; // nobody here is an administrator or an orderer
                    };
        }
    }

    private EndorsementPolicy(SignaturePolicyEnvelope envelope) {
        this.envelope = envelope;
    }

    /** The policy that an envelope holds. */
    public static EndorsementPolicy of(SignaturePolicyEnvelope envelope) {
        return new EndorsementPolicy(envelope);
    }

    /** So many of these organisations must have endorsed. */
    public static EndorsementPolicy ofOrganizations(int needed, List<String> mspIds) {
        SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder rules =
                SignaturePolicy.NOutOf.newBuilder().setN(needed);
        for (int i = 0; i < mspIds.size(); i++) {
            envelope.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                    .setPrincipal(MSPRole.newBuilder()
                            .setMspIdentifier(mspIds.get(i))
                            .setRole(MSPRole.MSPRoleType.PEER)
                            .build()
                            .toByteString()));
            rules.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        return new EndorsementPolicy(
                envelope.setRule(SignaturePolicy.newBuilder().setNOutOf(rules)).build());
    }

    /**
     * Reads a key's policy, as the shim's StateBasedEndorsement writes it.
     *
     * @throws InvalidProtocolBufferException if the bytes are no such policy
     */
    public static EndorsementPolicy parse(ByteString bytes) throws InvalidProtocolBufferException {
        return new EndorsementPolicy(SignaturePolicyEnvelope.parseFrom(bytes));
    }

    /** Whether endorsements by peers of these organisations, one each, are enough. */
    public boolean isFulfilledBy(Collection<String> endorserMspIds) {
        List<Signer> unused = new ArrayList<>();
        endorserMspIds.forEach(mspId -> unused.add(new Signer(mspId, true)));
        return isFulfilled(envelope.getRule(), unused);
    }

    /**
     * Whether one member's signature is enough.
     *
     * @param peer true for one of the organisation's peers, false for a client
     */
    public boolean admits(String mspId, boolean peer) {
        return isFulfilled(envelope.getRule(), new ArrayList<>(List.of(new Signer(mspId, peer))));
    }

    /** The organisations that the policy names. */
    public Set<String> organizations() {
        Set<String> mspIds = new TreeSet<>();
        envelope.getIdentitiesList()
                .forEach(principal ->
                        role(principal).map(MSPRole::getMspIdentifier).ifPresent(mspIds::add));
        return mspIds;
    }

    private boolean isFulfilled(SignaturePolicy rule, List<Signer> unused) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY ->
                rule.getSignedBy() >= 0
                        && rule.getSignedBy() < envelope.getIdentitiesCount()
                        && takeOne(envelope.getIdentities(rule.getSignedBy()), unused);
            case N_OUT_OF -> isFulfilled(rule.getNOutOf(), unused);
            default -> false;
        };
    }

    private static boolean takeOne(MSPPrincipal principal, List<Signer> unused) {
        Optional<MSPRole> role = role(principal);
        Optional<Signer> signer = role.flatMap(
                wanted -> unused.stream().filter(one -> one.fulfils(wanted)).findFirst());
        signer.ifPresent(unused::remove);
        return signer.isPresent();
    }

    private boolean isFulfilled(SignaturePolicy.NOutOf rules, List<Signer> unused) {
        int fulfilled = 0;
        for (SignaturePolicy part : rules.getRulesList()) {
            List<Signer> left = new ArrayList<>(unused);
            if (isFulfilled(part, left)) {
                fulfilled++;
                unused.retainAll(left);
            }
        }
        return fulfilled >= rules.getN();
    }

    /** A principal that names a role; none, which nobody fulfils, for the kinds that are not supported. */
    private static Optional<MSPRole> role(MSPPrincipal principal) {
        if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
            return Optional.empty();
        }
        try {
            return Optional.of(MSPRole.parseFrom(principal.getPrincipal()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // a principal that cannot be read is fulfilled by nobody
        }
    }
}
