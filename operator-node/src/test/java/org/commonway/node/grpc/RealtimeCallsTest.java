package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.hold.Holds;
import org.commonway.node.realtime.KeptFeed;
import org.commonway.proto.realtime.v1.GetRealtimeRequest;
import org.commonway.proto.realtime.v1.GetRealtimeResponse;
import org.commonway.proto.realtime.v1.RealtimeHeader;
import org.commonway.proto.realtime.v1.RealtimeServiceGrpc;
import org.junit.jupiter.api.Test;

/** What the operator says now, as a gateway fetches it. */
class RealtimeCallsTest extends NodeFixture {
    private static final ByteString LONG = ByteString.copyFromUtf8("late ".repeat(200_000));

    private List<GetRealtimeResponse> fetch(ByteString... have) {
        List<GetRealtimeResponse> parts = new ArrayList<>();
        RealtimeServiceGrpc.newBlockingStub(node.gateway)
                .getRealtime(GetRealtimeRequest.newBuilder()
                        .addAllHave(List.of(have))
                        .build())
                .forEachRemaining(parts::add);
        return parts;
    }

    private static RealtimeHeader header(List<GetRealtimeResponse> parts) {
        assertThat(Holds.SEAL.isOurs(parts.get(0).getHeader(), "commonway.realtime.v1.RealtimeHeader"))
                .isTrue();
        return Envelopes.read(parts.get(0).getHeader(), RealtimeHeader.getDefaultInstance());
    }

    private static ByteString bytes(List<GetRealtimeResponse> parts) {
        return parts.stream().skip(1).map(GetRealtimeResponse::getChunk).reduce(ByteString.EMPTY, ByteString::concat);
    }

    @Test
    void a_gateway_gets_each_feed_whole_behind_one_signed_header() {
        node.said.get(0).set(LONG);
        node.said.get(1).set(ByteString.copyFromUtf8("alert"));
        node.feeds.forEach(KeptFeed::run);

        List<GetRealtimeResponse> parts = fetch();

        assertThat(header(parts).getFeedsList())
                .satisfiesExactly(
                        trips -> assertThat(trips.getSizeBytes()).isEqualTo(LONG.size()),
                        alerts -> assertThat(alerts.getFetchedAt().getEpochMillis())
                                .isEqualTo(node.holds.clock.instant().toEpochMilli()));
        assertThat(bytes(parts)).isEqualTo(LONG.concat(ByteString.copyFromUtf8("alert")));
        assertThat(parts).allMatch(part -> part.getChunk().size() <= 256 * 1024);
    }

    @Test
    void what_a_gateway_has_it_does_not_get_again() {
        node.said.get(0).set(LONG);
        node.said.get(1).set(ByteString.copyFromUtf8("alert"));
        node.feeds.forEach(KeptFeed::run);
        ByteString known = header(fetch()).getFeeds(0).getSha256();

        assertThat(bytes(fetch(known))).isEqualTo(ByteString.copyFromUtf8("alert"));
    }

    @Test
    void a_feed_that_cannot_be_had_is_told_beside_the_other() {
        node.said.get(1).set(ByteString.copyFromUtf8("alert"));
        node.feeds.forEach(KeptFeed::run);

        List<GetRealtimeResponse> parts = fetch();

        assertThat(header(parts).getFeeds(0).getTrouble()).isEqualTo("Nobody speaks.");
        assertThat(header(parts).getFeeds(0).hasFetchedAt()).isFalse();
        assertThat(bytes(parts)).isEqualTo(ByteString.copyFromUtf8("alert"));
    }
}
