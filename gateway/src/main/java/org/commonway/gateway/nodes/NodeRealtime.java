package org.commonway.gateway.nodes;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.realtime.FetchedFeed;
import org.commonway.gateway.realtime.RealtimeSource;
import org.commonway.proto.realtime.v1.GetRealtimeRequest;
import org.commonway.proto.realtime.v1.GetRealtimeResponse;
import org.commonway.proto.realtime.v1.RealtimeFeed;
import org.commonway.proto.realtime.v1.RealtimeHeader;
import org.commonway.proto.realtime.v1.RealtimeServiceGrpc;

/** Fetches realtime feeds from nodes and checks them against the hashes that the operator signed. */
public final class NodeRealtime implements RealtimeSource {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int TROUBLE_CHARACTERS_MAX = 200;

    private final NodeChannels channels;
    private final Duration deadline;

    /** Fetches over these channels, and gives a node ten seconds. */
    public NodeRealtime(NodeChannels channels) {
        this(channels, DEADLINE);
    }

    /** As above, with another deadline for a whole answer. */
    public NodeRealtime(NodeChannels channels, Duration deadline) {
        this.channels = channels;
        this.deadline = deadline;
    }

    @Override
    public List<FetchedFeed> fetch(RegisteredOperator operator, Set<ByteString> have) {
        // A node that is not believed is not listened to until its deadline.
        Context.CancellableContext call = Context.current().withCancellation();
        Context before = call.attach();
        try {
            Iterator<GetRealtimeResponse> parts = RealtimeServiceGrpc.newBlockingStub(channels.of(operator))
                    .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .getRealtime(
                            GetRealtimeRequest.newBuilder().addAllHave(have).build());
            RealtimeHeader header = header(operator, parts);
            List<FetchedFeed> feeds = new ArrayList<>();
            Set<ByteString> known = new HashSet<>(have);
            for (RealtimeFeed feed : header.getFeedsList()) {
                boolean sent = !feed.getSha256().isEmpty() && known.add(feed.getSha256());
                feeds.add(fetched(feed, sent ? Optional.of(read(operator, feed, parts)) : Optional.empty()));
            }
            return List.copyOf(feeds);
        } catch (StatusRuntimeException e) {
            throw NodeErrors.trouble(operator, e);
        } finally {
            call.detach(before);
            call.cancel(null);
        }
    }

    private static RealtimeHeader header(RegisteredOperator operator, Iterator<GetRealtimeResponse> parts) {
        if (!parts.hasNext()) {
            throw new NodeTrouble("The node of " + operator.name() + " sent no realtime.");
        }
        RealtimeHeader header =
                SignedAnswers.open(operator, parts.next().getHeader(), RealtimeHeader.getDefaultInstance());
        boolean sane = header.getOperatorId().equals(operator.id())
                && header.getFeedsCount() >= 1
                && header.getFeedsCount() <= FEEDS_MAX
                && header.getFeedsList().stream()
                        .allMatch(feed -> feed.getSizeBytes() >= 0 && feed.getSizeBytes() <= MESSAGE_BYTES_MAX);
        if (!sane) {
            throw new NodeTrouble("The node of " + operator.name() + " announces realtime of \""
                    + header.getOperatorId() + "\" with " + header.getFeedsCount() + " feeds of up to "
                    + header.getFeedsList().stream()
                            .mapToLong(RealtimeFeed::getSizeBytes)
                            .max()
                            .orElse(0)
                    + " bytes; it was not fetched.");
        }
        return header;
    }

    private static ByteString read(
            RegisteredOperator operator, RealtimeFeed feed, Iterator<GetRealtimeResponse> parts) {
        ByteString message = ByteString.EMPTY;
        while (message.size() < feed.getSizeBytes() && parts.hasNext()) {
            message = message.concat(parts.next().getChunk());
        }
        if (message.size() != feed.getSizeBytes() || !sha256(message).equals(feed.getSha256())) {
            throw new NodeTrouble("The realtime that the node of " + operator.name()
                    + " sent is not the one it signed; it was not used.");
        }
        return message;
    }

    private static FetchedFeed fetched(RealtimeFeed feed, Optional<ByteString> bytes) {
        String trouble = feed.getTrouble();
        return new FetchedFeed(
                feed.getSha256(),
                bytes,
                feed.hasFetchedAt()
                        ? Optional.of(Instant.ofEpochMilli(feed.getFetchedAt().getEpochMillis()))
                        : Optional.empty(),
                trouble.substring(0, Math.min(trouble.length(), TROUBLE_CHARACTERS_MAX)));
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.asReadOnlyByteBuffer());
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
