package org.commonway.embedded.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.commonway.embedded.chaincode.Call;
import org.commonway.embedded.chaincode.ChaincodeLink;
import org.commonway.embedded.chaincode.Outcome;
import org.commonway.embedded.collection.CollectionAccess;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.collection.TransientData;
import org.commonway.embedded.endorse.EndorsementFailure.Cause;
import org.commonway.embedded.envelope.Hashes;
import org.commonway.embedded.identity.SigningIdentity;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.KeyHistory;
import org.commonway.embedded.state.Simulation;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * The endorsing peers of all organisations. A transaction is run by as many of them as its policies ask for, one after
 * the other and each with its own connection to the chaincode, against one and the same height; what they found must be
 * equal to the byte, and each signs it. The caller's own organisation is asked first, as if it had asked its own peer.
 */
public final class Endorser {
    /** From this status on a chaincode's response is a refusal (the shim's ERRORTHRESHOLD). */
    private static final int REFUSAL_STATUS = 400;

    private final String chaincodeName;
    private final ProposalCheck proposals;
    private final LedgerSide ledger;
    private final KeyPolicies policies;
    private final Map<String, Peer> peers = new LinkedHashMap<>();

    /**
     * An organisation's endorsing peer.
     *
     * @param identity its signature
     * @param chaincode its connection to the chaincode
     */
    public record Peer(SigningIdentity identity, ChaincodeLink chaincode) {}

    /**
     * What the peers have of the ledger.
     *
     * @param state gives a view of the state after the last block
     * @param history what keys held before
     * @param collections the chaincode's collections of private data
     * @param waiting where the private data of endorsed transactions wait for their commit
     */
    public record LedgerSide(
            Supplier<StateView> state, KeyHistory history, Collections collections, TransientData waiting) {}

    /** One peer's run of a proposal. */
    private record Run(Simulation simulation, Response response, ByteString payload) {}

    /** The peers of one channel. */
    public Endorser(
            String chaincodeName, ProposalCheck proposals, LedgerSide ledger, KeyPolicies policies, List<Peer> peers) {
        this.chaincodeName = chaincodeName;
        this.proposals = proposals;
        this.ledger = ledger;
        this.policies = policies;
        peers.forEach(peer -> this.peers.put(peer.identity().mspId(), peer));
    }

    /**
     * Runs a proposal at one peer and forgets what it wrote.
     *
     * @param targets organisations to ask, the first that is there; empty for the caller's own
     * @throws EndorsementFailure here or in the future
     */
    public CompletableFuture<Response> evaluate(SignedProposal signed, List<String> targets) {
        CheckedProposal proposal = proposals.check(signed);
        Peer peer = peer(targets.isEmpty() ? proposal.creator().mspId() : targets.get(0));
        StateView view = ledger.state().get();
        return run(proposal, peer, view, true).thenApply(Run::response).whenComplete((done, failure) -> view.close());
    }

    /**
     * Has a proposal endorsed.
     *
     * @param organizations those that are to endorse; empty to have as many asked as the policies need
     * @return the transaction, to be signed by its creator
     * @throws EndorsementFailure here or in the future
     */
    public CompletableFuture<Envelope> endorse(SignedProposal signed, List<String> organizations) {
        CheckedProposal proposal = proposals.check(signed);
        Peer first = peer(organizations.isEmpty() ? proposal.creator().mspId() : organizations.get(0));
        List<Peer> chosen = organizations.stream().distinct().map(this::peer).toList();
        StateView view = ledger.state().get();
        return run(proposal, first, view, true)
                .thenCompose(run -> {
                    List<Peer> all = chosen.isEmpty() ? needed(proposal, run.simulation(), view, first) : chosen;
                    CompletableFuture<Void> agreed = CompletableFuture.completedFuture(null);
                    for (Peer other : all) {
                        if (other.equals(first)) {
                            continue;
                        }
                        agreed = agreed.thenCompose(unused -> run(proposal, other, view, false))
                                .thenAccept(second -> requireEqual(run, second, other));
                    }
                    return agreed.thenApply(unused -> {
                        ledger.waiting().keep(proposal.txId(), run.simulation().privateSet());
                        return Envelopes.prepare(proposal, run.payload(), sign(run, all));
                    });
                })
                .whenComplete((done, failure) -> view.close());
    }

    private CompletableFuture<Run> run(CheckedProposal proposal, Peer peer, StateView view, boolean first) {
        Simulation simulation = new Simulation(view, chaincodeName);
        CollectionAccess access = new CollectionAccess(
                ledger.collections(),
                chaincodeName,
                peer.identity().mspId(),
                proposal.creator().mspId(),
                proposal.creator().peer());
        Call call = new Call(
                proposal.channel(),
                proposal.txId(),
                proposal.signed(),
                proposal.input(),
                new Call.Sight(simulation, access, ledger.history()));
        return peer.chaincode().execute(call).handle((outcome, failure) -> {
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                throw new EndorsementFailure(
                        Cause.PEER, peer.identity().mspId(), String.valueOf(cause.getMessage()), first);
            }
            Response response = outcome.response();
            if (response.getStatus() >= REFUSAL_STATUS) {
                throw new EndorsementFailure(
                        Cause.CHAINCODE,
                        peer.identity().mspId(),
                        "chaincode response " + response.getStatus() + ", " + response.getMessage(),
                        first);
            }
            return new Run(simulation, response, payload(proposal, simulation, outcome));
        });
    }

    private ByteString payload(CheckedProposal proposal, Simulation simulation, Outcome outcome) {
        ChaincodeAction.Builder action = ChaincodeAction.newBuilder()
                .setResults(simulation.readWriteSet())
                .setResponse(outcome.response())
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincodeName).setVersion("1.0"));
        outcome.event()
                .ifPresent(event -> action.setEvents(
                        event.toBuilder().setChaincodeId(chaincodeName).build().toByteString()));
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(Hashes.proposalHash(proposal.header(), proposal.payload()))
                .setExtension(action.build().toByteString())
                .build()
                .toByteString();
    }

    private List<Peer> needed(CheckedProposal proposal, Simulation simulation, StateView view, Peer first) {
        try {
            return new EndorsementPlan(chaincodeName, ledger.collections(), policies)
                            .organizations(
                                    simulation,
                                    view,
                                    new EndorsementPlan.Choice(
                                            first.identity().mspId(),
                                            List.copyOf(peers.keySet()),
                                            proposal.hasTransientData()))
                            .stream()
                            .map(this::peer)
                            .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new EndorsementFailure(
                    Cause.NO_ENDORSER, "the endorsement policy of a key cannot be read: " + e.getMessage());
        }
    }

    private static void requireEqual(Run first, Run second, Peer peer) {
        if (!first.payload().equals(second.payload())) {
            throw new EndorsementFailure(
                    Cause.PEER, peer.identity().mspId(), "ProposalResponsePayloads do not match", false);
        }
    }

    private static List<Endorsement> sign(Run run, List<Peer> signers) {
        List<Endorsement> endorsements = new ArrayList<>();
        for (Peer peer : signers) {
            SigningIdentity identity = peer.identity();
            ByteString message = run.payload().concat(identity.serialized());
            endorsements.add(Endorsement.newBuilder()
                    .setEndorser(identity.serialized())
                    .setSignature(identity.sign(message.toByteArray()))
                    .build());
        }
        return endorsements;
    }

    private Peer peer(String mspId) {
        return Optional.ofNullable(peers.get(mspId))
                .orElseThrow(() -> new EndorsementFailure(
                        Cause.NO_ENDORSER, "failed to find any endorsing peers for org(s): " + mspId));
    }
}
