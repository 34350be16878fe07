package org.commonway.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** A bare stream of a peer's Deliver service: requests that the gateway client never makes can be made here. */
final class BlockReader implements AutoCloseable {
    static final SeekPosition OLDEST =
            SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()).build();
    static final SeekPosition NEWEST =
            SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();

    private final Participant reader;
    private final String channel;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final StreamObserver<Envelope> requests;

    BlockReader(Participant reader, String channel) {
        this.reader = reader;
        this.channel = channel;
        this.requests = DeliverGrpc.newStub(reader.connection).deliver(new StreamObserver<>() {
            @Override
            public void onNext(DeliverResponse answer) {
                answers.add(
                        answer.hasBlock()
                                ? "block " + answer.getBlock().getHeader().getNumber()
                                : answer.getStatus().name());
            }

            @Override
            public void onError(Throwable failure) {
                answers.add("error " + failure.getMessage());
            }

            @Override
            public void onCompleted() {
                answers.add("end");
            }
        });
    }

    static SeekPosition at(long number) {
        return SeekPosition.newBuilder()
                .setSpecified(SeekSpecified.newBuilder().setNumber(number))
                .build();
    }

    static SeekInfo seek(SeekPosition start, SeekPosition stop, SeekInfo.SeekBehavior behavior) {
        return SeekInfo.newBuilder()
                .setStart(start)
                .setStop(stop)
                .setBehavior(behavior)
                .build();
    }

    /** Asks for blocks as a member should. */
    void ask(SeekPosition start, SeekPosition stop, SeekInfo.SeekBehavior behavior) throws Exception {
        send(request(
                channel,
                Clock.systemUTC().instant(),
                seek(start, stop, behavior).toByteString()));
    }

    void send(Envelope request) {
        requests.onNext(request);
    }

    /** Says that there will be no further requests. */
    void finish() {
        requests.onCompleted();
    }

    Envelope request(String channelName, Instant time, ByteString seek) throws Exception {
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(ChannelHeader.newBuilder()
                                .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                                .setChannelId(channelName)
                                .setTimestamp(Timestamp.newBuilder()
                                        .setSeconds(time.getEpochSecond())
                                        .setNanos(time.getNano()))
                                .build()
                                .toByteString())
                        .setSignatureHeader(SignatureHeader.newBuilder()
                                .setCreator(reader.creator())
                                .setNonce(ByteString.copyFromUtf8("nonce"))
                                .build()
                                .toByteString()))
                .setData(seek)
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(reader.sign(payload))
                .build();
    }

    /** The next answer: "block n", a status, "error ..." or "end". */
    String next() throws InterruptedException {
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer within 30 seconds");
        }
        return answer;
    }

    /** Whether something has come that was not looked at. */
    boolean hasNext() {
        return !answers.isEmpty();
    }

    @Override
    public void close() {
        requests.onError(new IllegalStateException("the reader leaves"));
    }
}
