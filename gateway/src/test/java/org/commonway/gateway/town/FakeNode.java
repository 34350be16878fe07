package org.commonway.gateway.town;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.AcknowledgeRequest;
import org.commonway.proto.offer.v1.AcknowledgeResponse;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.StreamOffersRequest;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.commonway.proto.operator.v1.GetProfileRequest;
import org.commonway.proto.operator.v1.GetProfileResponse;
import org.commonway.proto.operator.v1.OperatorServiceGrpc;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.realtime.v1.GetRealtimeRequest;
import org.commonway.proto.realtime.v1.GetRealtimeResponse;
import org.commonway.proto.realtime.v1.RealtimeFeed;
import org.commonway.proto.realtime.v1.RealtimeHeader;
import org.commonway.proto.realtime.v1.RealtimeServiceGrpc;
import org.commonway.proto.timetable.v1.GetTimetableRequest;
import org.commonway.proto.timetable.v1.GetTimetableResponse;
import org.commonway.proto.timetable.v1.TimetableHeader;
import org.commonway.proto.timetable.v1.TimetableServiceGrpc;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/** An operator's node over real mutual TLS that does what a test tells it. */
public final class FakeNode implements AutoCloseable {
    /** The offer streams that were opened, in order. */
    public final BlockingQueue<OpenStream> streams = new LinkedBlockingQueue<>();

    /** What it answers to a quote; null is never. */
    public volatile Function<QuoteRequest, QuoteResponse> quotes = request -> null;

    /** The acknowledgements that it was given, in order. */
    public final BlockingQueue<ByteString> acknowledged = new LinkedBlockingQueue<>();

    /** What it answers to an acknowledgement. */
    public volatile Status acknowledging = Status.OK;

    /** Its GTFS zip; empty is none. */
    public volatile ByteString timetable = ByteString.EMPTY;

    /** Its realtime feeds; none is no answer at all, ever. */
    public volatile List<FakeFeed> realtime = List.of();

    private final String id;
    private final Profile profile;
    private final KeyPair registered = SigningKeys.generate(new SecureRandom());
    private volatile EnvelopeSigner signer;
    private final Server server;

    /** A realtime feed: its message, when it was fetched, why not; a size that it announces where it lies. */
    public record FakeFeed(ByteString message, Instant fetchedAt, String trouble, long announcedBytes) {
        public FakeFeed(ByteString message, Instant fetchedAt) {
            this(message, fetchedAt, "", message.size());
        }
    }

    /** A stream with what was asked for. */
    public record OpenStream(StreamOffersRequest request, StreamObserver<StreamOffersResponse> out) {}

    public FakeNode(Papers papers, String id, Service service) throws IOException {
        this.id = id;
        this.profile = Profile.newBuilder()
                .setOperatorId(id)
                .setName(id)
                .setTimeZone("Europe/Lisbon")
                .setColor("#0a5bd3")
                .addServices(service)
                .build();
        this.signer = new EnvelopeSigner(id, registered.getPrivate());
        Path member = papers.of(id);
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(GrpcSslContexts.forServer(
                                member.resolve("tls-cert.pem").toFile(),
                                member.resolve("tls-key.pem").toFile())
                        .trustManager(papers.trust().toFile())
                        .clientAuth(ClientAuth.REQUIRE)
                        .build())
                .addService(new Profiles())
                .addService(new Offers())
                .addService(new Timetables())
                .addService(new Realtimes())
                .build()
                .start();
    }

    /** Whose node it is. */
    public String id() {
        return id;
    }

    /** Its entry on the ledger. */
    public Operator entry(OperatorKind kind) {
        return Operator.newBuilder()
                .setOperatorId(id)
                .setName(id)
                .setKind(kind)
                .setAddress("127.0.0.1:" + server.getPort())
                .setSigningKey(ByteString.copyFrom(SigningKeys.encode(registered.getPublic())))
                .setMspId("TransitMSP")
                .build();
    }

    /** From now on it signs with a key that is not on the ledger. */
    public void signWithAnotherKey() {
        signer = new EnvelopeSigner(id, SigningKeys.generate(new SecureRandom()).getPrivate());
    }

    public SignedEnvelope seal(Message message) {
        return Envelopes.seal(signer, message);
    }

    public void send(OpenStream stream, OfferUpdate update) {
        stream.out()
                .onNext(StreamOffersResponse.newBuilder()
                        .setUpdate(seal(update))
                        .build());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Profiles extends OperatorServiceGrpc.OperatorServiceImplBase {
        @Override
        public void getProfile(GetProfileRequest request, StreamObserver<GetProfileResponse> out) {
            out.onNext(GetProfileResponse.newBuilder().setProfile(profile).build());
            out.onCompleted();
        }
    }

    private final class Offers extends OfferServiceGrpc.OfferServiceImplBase {
        @Override
        public void streamOffers(StreamOffersRequest request, StreamObserver<StreamOffersResponse> out) {
            streams.add(new OpenStream(request, out));
        }

        @Override
        public void acknowledge(AcknowledgeRequest request, StreamObserver<AcknowledgeResponse> out) {
            FakeNode.this.acknowledge(request, out);
        }

        @Override
        public void quote(QuoteRequest request, StreamObserver<QuoteResponse> out) {
            QuoteResponse answer = quotes.apply(request);
            if (answer != null) {
                out.onNext(answer);
                out.onCompleted();
            }
        }
    }

    private void acknowledge(AcknowledgeRequest request, StreamObserver<AcknowledgeResponse> out) {
        acknowledged.add(request.getNote());
        if (acknowledging.isOk()) {
            out.onNext(AcknowledgeResponse.getDefaultInstance());
            out.onCompleted();
        } else {
            out.onError(acknowledging.asRuntimeException());
        }
    }

    private final class Timetables extends TimetableServiceGrpc.TimetableServiceImplBase {
        @Override
        public void getTimetable(GetTimetableRequest request, StreamObserver<GetTimetableResponse> out) {
            if (timetable.isEmpty()) {
                out.onError(Status.NOT_FOUND.asRuntimeException());
                return;
            }
            ByteString hash = sha256(timetable);
            TimetableHeader header = TimetableHeader.newBuilder()
                    .setOperatorId(id)
                    .setSha256(hash)
                    .setSizeBytes(timetable.size())
                    .build();
            out.onNext(GetTimetableResponse.newBuilder().setHeader(seal(header)).build());
            if (!request.getIfNoneMatch().equals(hash)) {
                for (ByteString chunk : List.of(timetable.substring(0, 10), timetable.substring(10))) {
                    out.onNext(GetTimetableResponse.newBuilder().setChunk(chunk).build());
                }
            }
            out.onCompleted();
        }
    }

    private final class Realtimes extends RealtimeServiceGrpc.RealtimeServiceImplBase {
        @Override
        public void getRealtime(GetRealtimeRequest request, StreamObserver<GetRealtimeResponse> out) {
            List<FakeFeed> feeds = realtime;
            if (feeds.isEmpty()) {
                return;
            }
            RealtimeHeader.Builder header = RealtimeHeader.newBuilder().setOperatorId(id);
            feeds.forEach(feed -> header.addFeeds(RealtimeFeed.newBuilder()
                    .setSha256(sha256(feed.message()))
                    .setSizeBytes(feed.announcedBytes())
                    .setTrouble(feed.trouble())
                    .setFetchedAt(
                            Moment.newBuilder().setEpochMillis(feed.fetchedAt().toEpochMilli()))));
            out.onNext(GetRealtimeResponse.newBuilder()
                    .setHeader(seal(header.build()))
                    .build());
            Set<ByteString> have = new HashSet<>(request.getHaveList());
            feeds.stream()
                    .map(FakeFeed::message)
                    .filter(message -> have.add(sha256(message)))
                    .forEach(message -> out.onNext(
                            GetRealtimeResponse.newBuilder().setChunk(message).build()));
            out.onCompleted();
        }
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
