package org.commonway.ledger.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage.Step;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;

/** Calls of the chaincode's functions: by name, with texts and messages as arguments. Safe for many threads. */
final class FabricCalls implements AutoCloseable {
    /** So many things a page of a list has at most. */
    static final int LARGEST_PAGE = 100;

    private final LedgerConnection connection;
    private final Credentials credentials;
    private final Routes routes;

    FabricCalls(LedgerConnection connection, Credentials credentials, Routes routes) {
        this.connection = connection;
        this.credentials = credentials;
        this.routes = routes;
    }

    /** What the function answers, without a transaction. */
    <M extends Message> M evaluate(Parser<M> answer, String function, Object... arguments) {
        return evaluate(answer, Peers.ANY, function, arguments);
    }

    /** As above, by a peer of these. */
    <M extends Message> M evaluate(Parser<M> answer, Peers peers, String function, Object... arguments) {
        byte[] said = routes.call(
                Step.EVALUATE,
                route -> proposal(route, function, peers, arguments).evaluate());
        return parse(answer, function, said);
    }

    /**
     * All things of a list, page after page.
     *
     * @param page the page after a bookmark, the first after an empty one
     */
    <P, T> List<T> all(Function<String, P> page, Function<P, List<T>> things, Function<P, String> bookmarkOf) {
        List<T> all = new ArrayList<>();
        String bookmark = "";
        do {
            P next = page.apply(bookmark);
            all.addAll(things.apply(next));
            bookmark = bookmarkOf.apply(next);
        } while (!bookmark.isEmpty());
        return all;
    }

    /** As {@link #evaluate}; empty when the contract refuses with this code. */
    <M extends Message> Optional<M> find(String absent, Supplier<M> question) {
        try {
            return Optional.of(question.get());
        } catch (LedgerRefusal refusal) {
            if (refusal.code().equals(absent)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Endorses and signs. The signature is in the bytes, so that whoever has them can submit them. */
    SignedTransaction prepare(String function, Object... arguments) {
        return prepare(Peers.ANY, function, arguments);
    }

    /** Endorses, signs, submits and waits; what the function answered. */
    <M extends Message> M change(Parser<M> answer, String function, Object... arguments) {
        return change(answer, Peers.ANY, function, arguments);
    }

    /** As above, endorsed by these alone. */
    <M extends Message> M change(Parser<M> answer, Peers peers, String function, Object... arguments) {
        SignedTransaction transaction = prepare(peers, function, arguments);
        submit(transaction);
        return parse(answer, function, transaction.result().toByteArray());
    }

    Commit submit(SignedTransaction transaction) {
        return new Submission(routes, connection.deadlines().commit()).submit(transaction);
    }

    @Override
    public void close() {
        routes.close();
    }

    private SignedTransaction prepare(Peers peers, String function, Object... arguments) {
        return routes.call(Step.ENDORSE, route -> {
            Transaction endorsed = proposal(route, function, peers, arguments).endorse();
            byte[] signed = route.gateway()
                    .newSignedTransaction(endorsed.getBytes(), sign(endorsed.getDigest()))
                    .getBytes();
            return new SignedTransaction(
                    endorsed.getTransactionId(),
                    ByteString.copyFrom(signed),
                    ByteString.copyFrom(endorsed.getResult()));
        });
    }

    private byte[] sign(byte[] digest) {
        try {
            return credentials.signer().sign(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot sign with P-256", e);
        }
    }

    private Proposal proposal(Route route, String function, Peers peers, Object... arguments) {
        Proposal.Builder proposal = route.network()
                .getContract(connection.chaincode())
                .newProposal(function)
                .putAllTransient(peers.secrets());
        if (!peers.organizations().isEmpty()) {
            proposal.setEndorsingOrganizations(peers.organizations().toArray(String[]::new));
        }
        for (Object argument : arguments) {
            proposal.addArguments(bytes(argument));
        }
        return proposal.build();
    }

    /** A message in its canonical bytes, which are those that protobuf writes; anything else as text. */
    private static byte[] bytes(Object argument) {
        return argument instanceof Message message
                ? message.toByteArray()
                : argument.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A newer contract may answer more than this client knows; protobuf keeps it aside. */
    private static <M extends Message> M parse(Parser<M> parser, String function, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the contract's answer to " + function + " is another message", e);
        }
    }
}
