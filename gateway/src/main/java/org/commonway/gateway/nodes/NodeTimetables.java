package org.commonway.gateway.nodes;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.gateway.timetables.TimetableSource;
import org.commonway.proto.timetable.v1.GetTimetableRequest;
import org.commonway.proto.timetable.v1.GetTimetableResponse;
import org.commonway.proto.timetable.v1.TimetableHeader;
import org.commonway.proto.timetable.v1.TimetableServiceGrpc;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Fetches GTFS zips from nodes and checks them against the hash that the operator signed. */
public final class NodeTimetables implements TimetableSource {
    private static final int DEADLINE_SECONDS = 60;
    /** Twice the largest feed known (a whole country); a node that announces more is not believed. */
    private static final long ZIP_BYTES_MAX = 512L * 1024 * 1024;

    private final NodeChannels channels;

    /** Fetches over these channels. */
    public NodeTimetables(NodeChannels channels) {
        this.channels = channels;
    }

    @Override
    public Fetched fetch(RegisteredOperator operator, ByteString have, Path into) throws IOException {
        try {
            Iterator<GetTimetableResponse> parts = TimetableServiceGrpc.newBlockingStub(channels.of(operator))
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .getTimetable(GetTimetableRequest.newBuilder()
                            .setIfNoneMatch(have)
                            .build());
            SignedEnvelope envelope = first(operator, parts);
            TimetableHeader header = header(operator, envelope);
            SignedOffer signed = SignedOffer.of(envelope, operator.signingKey());
            if (!have.isEmpty() && header.getSha256().equals(have)) {
                return new Fetched(signed, Optional.empty());
            }
            write(operator, header, parts, into);
            return new Fetched(signed, Optional.of(header.getSha256()));
        } catch (StatusRuntimeException e) {
            throw NodeErrors.trouble(operator, e);
        }
    }

    private static SignedEnvelope first(RegisteredOperator operator, Iterator<GetTimetableResponse> parts) {
        if (!parts.hasNext()) {
            throw new NodeTrouble("The node of " + operator.name() + " sent a timetable of nothing.");
        }
        return parts.next().getHeader();
    }

    private static TimetableHeader header(RegisteredOperator operator, SignedEnvelope envelope) {
        TimetableHeader header = SignedAnswers.open(operator, envelope, TimetableHeader.getDefaultInstance());
        if (!header.getOperatorId().equals(operator.id())
                || header.getSizeBytes() <= 0
                || header.getSizeBytes() > ZIP_BYTES_MAX) {
            throw new NodeTrouble("The node of " + operator.name() + " announces a timetable of \""
                    + header.getOperatorId() + "\" with " + header.getSizeBytes() + " bytes; it was not fetched.");
        }
        return header;
    }

    private static void write(
            RegisteredOperator operator, TimetableHeader header, Iterator<GetTimetableResponse> parts, Path into)
            throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(into)) {
            while (parts.hasNext() && size <= header.getSizeBytes()) {
                ByteString chunk = parts.next().getChunk();
                size += chunk.size();
                digest.update(chunk.asReadOnlyByteBuffer());
                chunk.writeTo(out);
            }
        }
        if (size != header.getSizeBytes()
                || !ByteString.copyFrom(digest.digest()).equals(header.getSha256())) {
            throw new NodeTrouble("The timetable that the node of " + operator.name()
                    + " sent is not the one it signed; it was not used.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
