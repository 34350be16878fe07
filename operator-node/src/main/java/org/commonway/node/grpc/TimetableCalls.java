package org.commonway.node.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.Seal;
import org.commonway.node.timetable.TimetableFile;
import org.commonway.proto.timetable.v1.GetTimetableRequest;
import org.commonway.proto.timetable.v1.GetTimetableResponse;
import org.commonway.proto.timetable.v1.TimetableHeader;
import org.commonway.proto.timetable.v1.TimetableServiceGrpc;

/** commonway.timetable.v1.TimetableService. */
public final class TimetableCalls extends TimetableServiceGrpc.TimetableServiceImplBase {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final Optional<TimetableFile> file;
    private final Seal seal;

    /** Serves this file, if the operator has one. */
    public TimetableCalls(Optional<TimetableFile> file, Seal seal) {
        this.file = file;
        this.seal = seal;
    }

    @Override
    public void getTimetable(GetTimetableRequest request, StreamObserver<GetTimetableResponse> observer) {
        if (file.isEmpty()) {
            observer.onError(Status.NOT_FOUND
                    .withDescription("Operator " + seal.operatorId() + " runs no timetable.")
                    .asRuntimeException());
            return;
        }
        TimetableFile timetable = file.get();
        observer.onNext(GetTimetableResponse.newBuilder()
                .setHeader(seal.seal(header(timetable)))
                .build());
        if (request.getIfNoneMatch().equals(timetable.sha256())) {
            observer.onCompleted();
            return;
        }
        ServerCallStreamObserver<GetTimetableResponse> paced =
                (ServerCallStreamObserver<GetTimetableResponse>) observer;
        try {
            Chunks chunks = new Chunks(Files.newInputStream(timetable.file()), paced);
            paced.setOnCancelHandler(chunks::close);
            paced.setOnReadyHandler(chunks::send);
        } catch (IOException unreadable) {
            observer.onError(unreadable());
        }
    }

    private TimetableHeader header(TimetableFile timetable) {
        return TimetableHeader.newBuilder()
                .setOperatorId(seal.operatorId())
                .setSha256(timetable.sha256())
                .setSizeBytes(timetable.sizeBytes())
                .setPublishedAt(Messages.moment(timetable.publishedAt()))
                .build();
    }

    private static RuntimeException unreadable() {
        return Status.UNAVAILABLE
                .withDescription("The node cannot read its timetable file; try again later.")
                .asRuntimeException();
    }

    /** Sends chunk by chunk, only while the gateway takes them. gRPC calls the handlers one after the other. */
    private static final class Chunks {
        private final InputStream bytes;
        private final ServerCallStreamObserver<GetTimetableResponse> observer;
        private boolean done;

        Chunks(InputStream bytes, ServerCallStreamObserver<GetTimetableResponse> observer) {
            this.bytes = bytes;
            this.observer = observer;
        }

        void send() {
            try {
                while (!done && observer.isReady()) {
                    byte[] chunk = bytes.readNBytes(CHUNK_BYTES);
                    if (chunk.length == 0) {
                        close();
                        observer.onCompleted();
                    } else {
                        observer.onNext(GetTimetableResponse.newBuilder()
                                .setChunk(ByteString.copyFrom(chunk))
                                .build());
                    }
                }
            } catch (IOException failed) {
                close();
                observer.onError(unreadable());
            }
        }

        void close() {
            done = true;
            try {
                bytes.close();
            } catch (IOException closing) {
                throw new java.io.UncheckedIOException(closing);
            }
        }
    }
}
