package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.node.grpc.RunningNode.hold;
import static org.commonway.node.grpc.RunningNode.holdIdOf;
import static org.commonway.node.grpc.RunningNode.release;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.place.Position;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.StreamOffersRequest;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.junit.jupiter.api.Test;

/** The stream of live offers over gRPC. */
class OfferStreamTest extends NodeFixture {
    @Test
    void a_stream_goes_on_where_it_broke_off() throws Exception {
        Reader first = new Reader(Integer.MAX_VALUE);
        first.open("", 0);
        OfferUpdate snapshot = first.take();
        assertThat(snapshot.getSnapshot()).isTrue();
        assertThat(snapshot.getChangedCount()).isEqualTo(3);
        first.cancel();

        String holdId = holdIdOf(hold(node.gateway, "b2"));
        Reader second = new Reader(Integer.MAX_VALUE);
        second.open(snapshot.getStreamId(), snapshot.getSequence());
        OfferUpdate missed = second.take();
        assertThat(missed.getSnapshot()).isFalse();
        assertThat(missed.getRemovedVehicleIdsList()).containsExactly("b2");

        release(node.gateway, holdId);
        assertThat(second.take().getChangedList())
                .extracting(vehicle -> vehicle.getVehicleId())
                .containsExactly("b2");
        second.cancel();
    }

    @Test
    void a_reader_who_takes_nothing_gets_the_newest_state_once_and_costs_no_memory() throws Exception {
        Reader slow = new Reader(1);
        slow.open("", 0);
        assertThat(slow.take().getSnapshot()).isTrue();
        int steps = 20_000;
        for (int step = 1; step <= steps; step++) {
            node.holds.fleet.place(
                    new Vehicle("b1", "bike", "plan", new Vehicle.Spot(new Position(step, step), Optional.empty()), 0));
        }
        slow.request(Integer.MAX_VALUE);

        int messages = 0;
        OfferUpdate update;
        do {
            update = slow.take();
            messages++;
        } while (update.getChangedList().stream()
                .noneMatch(vehicle -> vehicle.getPosition().getLatitudeE7() == steps));
        assertThat(messages).isLessThan(steps / 4);
        slow.cancel();
    }

    /** A reader with flow control of its own. */
    private final class Reader implements ClientResponseObserver<StreamOffersRequest, StreamOffersResponse> {
        private final int first;
        private final BlockingQueue<OfferUpdate> updates = new LinkedBlockingQueue<>();
        private final CountDownLatch started = new CountDownLatch(1);
        private ClientCallStreamObserver<StreamOffersRequest> call;

        Reader(int first) {
            this.first = first;
        }

        void open(String streamId, long after) {
            OfferServiceGrpc.newStub(node.gateway)
                    .streamOffers(
                            StreamOffersRequest.newBuilder()
                                    .setStreamId(streamId)
                                    .setResumeAfter(after)
                                    .build(),
                            this);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<StreamOffersRequest> requestStream) {
            call = requestStream;
            call.disableAutoRequestWithInitial(first);
            started.countDown();
        }

        void request(int more) throws InterruptedException {
            started.await();
            call.request(more);
        }

        void cancel() {
            call.cancel("done", null);
        }

        OfferUpdate take() throws InterruptedException {
            OfferUpdate update = updates.poll(20, TimeUnit.SECONDS);
            assertThat(update).as("an update").isNotNull();
            return update;
        }

        @Override
        public void onNext(StreamOffersResponse response) {
            updates.add(Envelopes.read(response.getUpdate(), OfferUpdate.getDefaultInstance()));
        }

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onCompleted() {}
    }
}
