package org.commonway.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.LogBook;
import org.commonway.ledger.anchor.NewestCheckpoint.Published;
import org.commonway.proto.ledger.v1.LogAnchor;
import org.commonway.proto.ledger.v1.PublicLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnchorKeeperTest {
    private static final String KEY = "gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

    private final FakeLogBook ledger = new FakeLogBook();
    private volatile Optional<Published> newest = Optional.empty();
    private final AnchorKeeper keeper = new AnchorKeeper(ledger, KEY, () -> newest);

    @Test
    void nothing_published_is_nothing_to_anchor_but_the_log_is_registered() {
        assertThat(keeper.anchorNow()).isEqualTo(new AnchorStanding(Optional.empty(), Optional.empty()));
        assertThat(ledger.registered).containsExactly(KEY);
        assertThat(ledger.anchors).isEmpty();
    }

    @Test
    void what_has_grown_is_anchored_and_what_has_not_is_left_alone() {
        newest = published(5, 2);
        keeper.anchorNow();
        keeper.anchorNow();
        newest = published(7, 2);
        keeper.anchorNow();
        newest = published(7, 3);
        keeper.anchorNow();
        assertThat(ledger.anchors).extracting(LogAnchor::getSize).containsExactly(5L, 7L, 7L);
        assertThat(ledger.anchors).extracting(LogAnchor::getOrigin).containsOnly("gateway.example/log");
        assertThat(ledger.registered).hasSize(1);
        assertThat(keeper.standing().last().orElseThrow().getCosignatures()).isEqualTo(3);
    }

    @Test
    void after_an_outage_the_newest_is_anchored() {
        ledger.trouble = outage();
        newest = published(5, 2);
        assertThat(keeper.anchorNow().trouble().orElseThrow()).contains("no answer");
        newest = published(9, 2);
        keeper.anchorNow();
        ledger.trouble = null;
        assertThat(keeper.anchorNow().trouble()).isEmpty();
        assertThat(ledger.anchors).extracting(LogAnchor::getSize).containsExactly(9L);
    }

    @Test
    void a_refusal_is_told_and_what_stood_before_stays_known() {
        newest = published(5, 2);
        keeper.anchorNow();
        newest = published(4, 2);
        ledger.trouble = new LedgerRefusal("LOG_SHRANK", "The log had 5 entries.");
        AnchorStanding standing = keeper.anchorNow();
        assertThat(standing.trouble()).contains("LOG_SHRANK: The log had 5 entries.");
        assertThat(standing.last().orElseThrow().getSize()).isEqualTo(5);
    }

    @Test
    void a_gateway_that_starts_again_does_not_anchor_again_what_stands() {
        newest = published(5, 2);
        keeper.anchorNow();
        new AnchorKeeper(ledger, KEY, () -> newest).anchorNow();
        assertThat(ledger.anchors).hasSize(1);
    }

    @Test
    void it_goes_on_after_a_round_in_which_the_log_could_not_be_read() {
        long[] size = {0};
        AnchorKeeper running = new AnchorKeeper(ledger, KEY, () -> {
            size[0]++;
            if (size[0] == 2) {
                throw new IllegalStateException("planted");
            }
            return published(size[0], 1);
        });
        running.anchorNow();
        assertThatThrownBy(running::anchorNow).hasMessage("planted");
        running.anchorNow();
        assertThat(ledger.anchors).extracting(LogAnchor::getSize).startsWith(1L, 3L);
    }

    private static Optional<Published> published(long size, int cosignatures) {
        return Optional.of(new Published(size, ByteString.copyFrom(new byte[32]), cosignatures));
    }

    private static LedgerOutage outage() {
        return new LedgerOutage(LedgerOutage.Step.ENDORSE, "planted", new IllegalStateException("planted"));
    }

    private static final class FakeLogBook implements LogBook {
        final List<String> registered = new ArrayList<>();
        final List<LogAnchor> anchors = new ArrayList<>();
        RuntimeException trouble;

        @Override
        public PublicLog registerLog(String verifierKey) {
            fail();
            registered.add(verifierKey);
            return PublicLog.newBuilder().setOrigin("gateway.example/log").build();
        }

        @Override
        public LogAnchor anchorLog(LogAnchor checkpoint) {
            fail();
            anchors.add(checkpoint);
            return checkpoint;
        }

        @Override
        public Optional<PublicLog> findLog(String origin) {
            PublicLog.Builder log = PublicLog.newBuilder().setOrigin(origin);
            if (!anchors.isEmpty()) {
                log.setLastAnchor(anchors.get(anchors.size() - 1));
            }
            return Optional.of(log.build());
        }

        @Override
        public List<PublicLog> listLogs() {
            throw new UnsupportedOperationException("a keeper knows its log");
        }

        @Override
        public List<LogAnchor> listAnchors(String origin) {
            throw new UnsupportedOperationException("a keeper needs the last alone");
        }

        private void fail() {
            if (trouble != null) {
                throw trouble;
            }
        }
    }
}
