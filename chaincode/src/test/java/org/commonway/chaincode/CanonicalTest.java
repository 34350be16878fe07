package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.junit.jupiter.api.Test;

/** A message has one encoding; every other one is refused, wherever it stands. */
class CanonicalTest {
    private static final UnknownFieldSet UNKNOWN = UnknownFieldSet.newBuilder()
            .addField(
                    99,
                    Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8("Jane Doe"))
                            .build())
            .build();

    private static final List<Scenes.Scene> SCENES = Scenes.all().stream()
            .filter(scene -> !scene.arguments().isEmpty() && scene.arguments().get(0) instanceof Message)
            // Its first field is a list, of which more entries or other ones are another request.
            .filter(scene -> !scene.function().equals("trips:BookMany"))
            .toList();

    @Test
    void a_field_that_the_schema_does_not_know_is_refused() {
        for (Scenes.Scene scene : SCENES) {
            Message good = (Message) scene.arguments().get(0);
            assertNotCanonical(
                    scene, good.toBuilder().setUnknownFields(UNKNOWN).build().toByteArray());
        }
    }

    @Test
    void a_field_that_the_schema_does_not_know_is_refused_deep_inside_too() {
        Town town = new Town();
        BookTripRequest good = town.trip().metroLeg().request().build();
        BookTripRequest padded = good.toBuilder()
                .setFare(good.getFare().toBuilder().setUnknownFields(UNKNOWN))
                .build();
        assertThat(town.ledger.refusal(Town.GATEWAY, "trips:Book", padded)).isEqualTo("NOT_CANONICAL");
    }

    @Test
    void fields_come_in_order_and_once() {
        for (Scenes.Scene scene : SCENES) {
            byte[] good = ((Message) scene.arguments().get(0)).toByteArray();
            int end = endOfFirstField(good);
            byte[] first = Arrays.copyOf(good, end);
            byte[] rest = Arrays.copyOfRange(good, end, good.length);
            if (rest.length > 0) { // a message of one field has one order
                assertNotCanonical(scene, joined(rest, first));
            }
            assertNotCanonical(scene, joined(first, first, rest));
        }
    }

    @Test
    void numbers_are_written_in_the_fewest_bytes() {
        for (Scenes.Scene scene : SCENES) {
            byte[] good = ((Message) scene.arguments().get(0)).toByteArray();
            // The first field's tag, one byte, written in two.
            byte[] longTag = {(byte) (good[0] | 0x80), 0};
            assertNotCanonical(scene, joined(longTag, Arrays.copyOfRange(good, 1, good.length)));
        }
    }

    @Test
    void a_default_value_is_not_written() {
        for (Scenes.Scene scene : SCENES) {
            byte[] good = ((Message) scene.arguments().get(0)).toByteArray();
            byte[] emptyFirst = {good[0], 0};
            assertNotCanonical(scene, joined(emptyFirst, good));
        }
    }

    @Test
    void a_signed_hold_is_held_to_the_same() {
        Town town = new Town();
        SampleTrip trip = town.trip();
        Hold hold = trip.hold("metro", Mode.MODE_METRO, 150).build();
        byte[] good = hold.toByteArray();
        int end = endOfFirstField(good);
        for (byte[] payload : List.of(
                hold.toBuilder().setUnknownFields(UNKNOWN).build().toByteArray(),
                joined(Arrays.copyOfRange(good, end, good.length), Arrays.copyOf(good, end)),
                joined(Arrays.copyOf(good, end), good),
                joined(good, new byte[2048]),
                new byte[] {(byte) 0xff})) {
            assertThat(town.ledger.refusal(Town.GATEWAY, "trips:Book", booking(town, hold, sealed(payload))))
                    .isEqualTo("INVALID_HOLD");
        }
        town.ledger.ask(
                org.commonway.proto.ledger.v1.BookingReceipt.parser(),
                Town.GATEWAY,
                "trips:Book",
                booking(town, hold, sealed(good)));
    }

    @Test
    void a_ride_event_is_held_to_the_same() {
        Town town = new Town();
        SampleTrip trip = town.booked(town.trip().metroLeg());
        town.ledger.now = trip.start(0);
        var event = trip.rideEvent(0, RideStep.RIDE_STEP_READY, town.ledger.now).setUnknownFields(UNKNOWN);
        assertThat(town.ledger.refusal(Town.METRO, "trips:RecordLegEvent", trip.report(event)))
                .isEqualTo("INVALID_EVENT");
    }

    private static BookTripRequest.Builder booking(Town town, Hold hold, SignedEnvelope envelope) {
        return town.trip()
                .metroLeg()
                .request()
                .setTripId(hold.getTripId())
                .clearHolds()
                .addHolds(envelope);
    }

    private static SignedEnvelope sealed(byte[] payload) {
        var envelope = new org.commonway.rules.signature.EnvelopeSigner("metro", SampleTrip.KEYS.getPrivate())
                .sign("commonway.hold.v1.Hold", payload);
        return SignedEnvelope.newBuilder()
                .setPayloadType(envelope.payloadType())
                .setPayload(ByteString.copyFrom(payload))
                .setSignerId("metro")
                .setSignature(ByteString.copyFrom(envelope.signature()))
                .build();
    }

    private static void assertNotCanonical(Scenes.Scene scene, byte[] bytes) {
        MemoryTransaction transaction = scene.playWith(bytes);
        assertThat(MemoryLedger.codeOf(transaction.response))
                .as(scene.function())
                .isIn("NOT_CANONICAL", "INVALID_ARGUMENT");
        assertThat(transaction.writes).isEmpty();
    }

    /** The first field of every argument here has a tag of one byte and a length or number of one or two. */
    private static int endOfFirstField(byte[] message) {
        int length = message[1] & 0x7f;
        int start = 2;
        if (message[1] < 0) {
            length |= (message[2] & 0x7f) << 7;
            start = 3;
        }
        boolean lengthDelimited = (message[0] & 7) == 2;
        return lengthDelimited ? start + length : start;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
