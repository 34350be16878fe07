package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonway.chaincode.call.Arguments;
import org.commonway.chaincode.call.ContractFunction;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Whatever is sent to a function: it answers, or it refuses in the agreed form and has written nothing. */
class FuzzTest {
    private static final long SEED = 20260101;
    private static final int ROUNDS = 400;
    private static final List<Scenes.Scene> SCENES = Scenes.all();
    private final Random random = new Random(SEED);

    @Test
    void noise_is_refused() {
        for (Scenes.Scene scene : SCENES) {
            for (int round = 0; round < ROUNDS && !scene.arguments().isEmpty(); round++) {
                Object[] arguments =
                        scene.arguments().stream().map(argument -> noise()).toArray();
                assertAnswersOrRefuses(scene, arguments);
            }
        }
    }

    @Test
    void every_argument_of_every_function_is_mutated() {
        for (Scenes.Scene scene : SCENES) {
            for (int argument = 0; argument < scene.arguments().size(); argument++) {
                byte[] good = bytes(scene.arguments().get(argument));
                for (int round = 0; round < ROUNDS; round++) {
                    assertAnswersOrRefuses(scene, with(scene, argument, mutated(good)));
                }
            }
        }
    }

    @Test
    void every_argument_is_cut_short_at_every_byte() {
        for (Scenes.Scene scene : SCENES) {
            for (int argument = 0; argument < scene.arguments().size(); argument++) {
                byte[] good = bytes(scene.arguments().get(argument));
                for (int length = 0; length < good.length; length++) {
                    assertAnswersOrRefuses(scene, with(scene, argument, cut(good, length, good.length)));
                }
            }
        }
    }

    @Test
    void texts_that_are_no_texts_are_refused() {
        List<byte[]> hostile = List.of(
                new byte[0],
                new byte[] {0},
                new byte[] {'m', 'e', 't', 'r', 'o', 0},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xff},
                "\u0661".getBytes(StandardCharsets.UTF_8),
                "-1".getBytes(StandardCharsets.UTF_8),
                "1e2".getBytes(StandardCharsets.UTF_8),
                "99999999999999999999".getBytes(StandardCharsets.UTF_8),
                "~".getBytes(StandardCharsets.UTF_8),
                "../../x".getBytes(StandardCharsets.UTF_8));
        for (Scenes.Scene scene : SCENES) {
            for (int i = 0; i < scene.arguments().size(); i++) {
                if (scene.arguments().get(i) instanceof String good && !good.isEmpty()) {
                    for (byte[] text : hostile) {
                        assertThat(scene.playWith(with(scene, i, text)).response.getStatus())
                                .as(scene + " argument " + i + " " + new String(text, StandardCharsets.UTF_8))
                                .isNotEqualTo(Response.Status.SUCCESS);
                        assertAnswersOrRefuses(scene, with(scene, i, text));
                    }
                }
            }
        }
    }

    @Test
    void arguments_are_counted_and_measured_before_they_are_read() {
        for (Scenes.Scene scene : SCENES) {
            ContractFunction<?> function = Functions.byName().get(scene.function());
            List<Arguments.Form> forms = function.arguments().forms();
            for (int count = 0; count < 6; count++) {
                Object[] none = java.util.Collections.nCopies(count, "").toArray();
                if (count != forms.size()) {
                    assertThat(MemoryLedger.codeOf(scene.playWith(none).response))
                            .isEqualTo("INVALID_ARGUMENT");
                }
            }
            for (int i = 0; i < forms.size(); i++) {
                byte[] long_ = new byte[forms.get(i).maxBytes() + 1];
                assertThat(MemoryLedger.codeOf(scene.playWith(with(scene, i, long_)).response))
                        .isEqualTo("ARGUMENT_TOO_LARGE");
            }
        }
    }

    @Test
    void evidence_that_is_mutated_is_never_put() {
        Scenes.Scene scene = SCENES.stream()
                .filter(one -> one.function().equals("trips:PutEvidence"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> good = scene.town().ledger.transientData;
        try {
            for (String name : good.keySet()) {
                for (int round = 0; round < ROUNDS; round++) {
                    Map<String, byte[]> secrets = new HashMap<>(good);
                    byte[] changed = round % 2 == 0 ? mutated(good.get(name)) : noise();
                    secrets.put(name, changed);
                    scene.town().ledger.transientData = secrets;
                    MemoryTransaction transaction = scene.play();
                    assertThat(transaction.evidence.isEmpty())
                            .as(name + " " + Arrays.toString(changed))
                            .isNotEqualTo(Arrays.equals(changed, good.get(name)));
                    assertAnswersOrRefuses(scene, scene.arguments().toArray());
                }
            }
        } finally {
            scene.town().ledger.transientData = good;
        }
    }

    @Test
    void functions_that_are_not_there_are_refused() {
        Town town = new Town();
        for (String name : List.of("trips:Steal", "", "trips:book", "Book", "trips:Book\u0000", " trips:Book")) {
            assertThat(town.ledger.refusal(Town.GATEWAY, name, "x")).isEqualTo("UNKNOWN_FUNCTION");
        }
    }

    private static void assertAnswersOrRefuses(Scenes.Scene scene, Object... arguments) {
        MemoryTransaction transaction = scene.playWith(arguments);
        if (transaction.response.getStatus() != Response.Status.SUCCESS) {
            MemoryLedger.codeOf(transaction.response);
            assertThat(transaction.writes).isEmpty();
            assertThat(transaction.evidence).isEmpty();
            assertThat(transaction.events).isEmpty();
        }
    }

    private static Object[] with(Scenes.Scene scene, int argument, byte[] bytes) {
        Object[] arguments = scene.arguments().toArray();
        arguments[argument] = bytes;
        return arguments;
    }

    private static byte[] bytes(Object argument) {
        return argument instanceof Message message
                ? message.toByteArray()
                : ((String) argument).getBytes(StandardCharsets.UTF_8);
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
                default -> result = doubled(result, at, at + 1 + random.nextInt(result.length - at));
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

    private static byte[] doubled(byte[] bytes, int from, int to) {
        byte[] result = new byte[bytes.length + to - from];
        System.arraycopy(bytes, 0, result, 0, to);
        System.arraycopy(bytes, from, result, to, bytes.length - from);
        return result;
    }
}
