package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.Terms;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent to a function: it answers, or it refuses in the agreed form. One seed, so a failure can be repeated. */
class FuzzTest {
    private static final long SEED = 20260101;
    private static final int ROUNDS = 500;
    private static final Terms TERMS =
            Terms.newBuilder().setCommissionCeilingBps(500).setLevyBps(100).build();
    private static final Map<String, Integer> FUNCTIONS = new TreeMap<>(Map.of(
            "operators:Register", 1,
            "operators:Get", 1,
            "operators:List", 0,
            "terms:Put", 1,
            "terms:InForce", 0,
            "trips:Book", 1,
            "trips:Cancel", 1,
            "trips:Get", 1,
            "trips:ListByOperator", 3));

    private final MemoryLedger ledger = new MemoryLedger();
    private final Random random = new Random(SEED);
    private final Member metro = Member.operator("TransitMSP", "metro");
    private final Member city = Member.of("CityMSP", Map.of("commonway.role", "city"));
    private final Member gateway = Member.gateway("CoopMSP", "demo");

    @BeforeEach
    void an_operator_and_terms_stand_on_the_ledger() {
        ledger.call(metro, "operators:Register", SampleTrip.operator("metro"));
        ledger.ask(Terms.parser(), city, "terms:Put", TERMS);
    }

    @Test
    void noise_is_refused() {
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Integer> function : FUNCTIONS.entrySet()) {
                byte[][] arguments = new byte[function.getValue()][];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = noise();
                }
                assertAnswersOrRefuses(function.getKey(), arguments);
            }
        }
    }

    @Test
    void mutated_bookings_are_refused_or_booked() {
        for (int round = 0; round < ROUNDS; round++) {
            SampleTrip trip = new SampleTrip(ledger.now.plusSeconds(120)).metroLeg();
            assertAnswersOrRefuses("trips:Book", mutated(trip.bytes()));
        }
    }

    @Test
    void mutated_registrations_and_terms_are_refused_or_taken() {
        byte[] operator = SampleTrip.operator("metro").build().toByteArray();
        for (int round = 0; round < ROUNDS; round++) {
            assertAnswersOrRefuses("operators:Register", mutated(operator));
            assertAnswersOrRefuses("terms:Put", mutated(TERMS.toByteArray()));
        }
    }

    @Test
    void mutated_holds_under_a_good_signature_are_refused_or_booked() {
        for (int round = 0; round < ROUNDS; round++) {
            SampleTrip trip = new SampleTrip(ledger.now.plusSeconds(120));
            byte[] payload = mutated(
                    trip.hold("metro", SampleTrip.EIGHT, 20, 150).build().toByteArray());
            var envelope = new org.commonway.rules.signature.EnvelopeSigner("metro", SampleTrip.KEYS.getPrivate())
                    .sign("commonway.hold.v1.Hold", payload);
            trip.leg(
                    150,
                    org.commonway.proto.type.v1.SignedEnvelope.newBuilder()
                            .setPayloadType(envelope.payloadType())
                            .setPayload(com.google.protobuf.ByteString.copyFrom(payload))
                            .setSignerId("metro")
                            .setSignature(com.google.protobuf.ByteString.copyFrom(envelope.signature()))
                            .build());
            assertAnswersOrRefuses("trips:Book", trip.bytes());
        }
    }

    @Test
    void arguments_are_counted_and_measured_first() {
        for (Map.Entry<String, Integer> function : FUNCTIONS.entrySet()) {
            for (int count = 0; count < 6; count++) {
                if (count != function.getValue()) {
                    assertThat(ledger.refusal(gateway, function.getKey(), nothings(count)))
                            .as(function.getKey() + " with " + count)
                            .isEqualTo("INVALID_ARGUMENT");
                }
            }
        }
        assertThat(ledger.refusal(gateway, "trips:Book", " ".repeat(64 * 1024 + 1)))
                .isEqualTo("ARGUMENT_TOO_LARGE");
        assertThat(ledger.refusal(gateway, "trips:Book", " ".repeat(64 * 1024))).isEqualTo("INVALID_ARGUMENT");
        assertThat(ledger.refusal(gateway, "trips:Steal", "x")).isEqualTo("UNKNOWN_FUNCTION");
        assertThat(ledger.refusal(gateway, "trips:createContext")).isEqualTo("UNKNOWN_FUNCTION");
    }

    private static Object[] nothings(int count) {
        Object[] nothings = new Object[count];
        Arrays.fill(nothings, "");
        return nothings;
    }

    private void assertAnswersOrRefuses(String function, byte[]... arguments) {
        Member caller = function.startsWith("trips") ? gateway : function.startsWith("terms") ? city : metro;
        Response response = ledger.call(caller, function, (Object[]) arguments);
        if (response.getStatus() != Response.Status.SUCCESS) {
            MemoryLedger.codeOf(response);
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 8 : 300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The same bytes with one to four of them replaced, removed or doubled. */
    private byte[] mutated(byte[] bytes) {
        byte[] result = bytes.clone();
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations && result.length > 1; i++) {
            int at = random.nextInt(result.length);
            switch (random.nextInt(4)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> result = cut(result, at, at + 1 + random.nextInt(result.length - at));
                default -> result[at] = (byte) "0123456789{}[]\",:-eE.".charAt(random.nextInt(21));
            }
        }
        return result;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] result = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(bytes, to, result, from, bytes.length - to);
        return result;
    }
}
