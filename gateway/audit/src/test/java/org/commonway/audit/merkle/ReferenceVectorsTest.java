package org.commonway.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonway.audit.refusal.AuditRefusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The vectors of transparency-dev/merkle, beside the checkout: each proof is accepted or refused as its file says. All
 * are counted, so that none is left out.
 */
class ReferenceVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACEHOLDERS = List.of("don't care 1", "don't care 2");

    @Test
    void six_proofs_of_inclusion_are_accepted_and_ninety_two_refused() throws IOException {
        Tally tally = new Tally();
        for (Path file : vectors("inclusion")) {
            tally.count(file, vector -> {
                Hash leaf = hash(field(vector, "leafHash"));
                Hash root = hash(field(vector, "root"));
                new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), path(vector))
                        .verify(leaf, root);
            });
        }
        assertThat(tally.wrong).isEmpty();
        assertThat(List.of(tally.accepted, tally.refused)).containsExactly(6, 92);
    }

    @Test
    void six_proofs_of_consistency_are_accepted_and_ninety_two_refused() throws IOException {
        Tally tally = new Tally();
        for (Path file : vectors("consistency")) {
            tally.count(file, vector -> {
                Hash first = hash(field(vector, "root1"));
                Hash second = hash(field(vector, "root2"));
                new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), path(vector))
                        .verify(first, second);
            });
        }
        assertThat(tally.wrong).isEmpty();
        assertThat(List.of(tally.accepted, tally.refused)).containsExactly(6, 92);
    }

    private static List<Path> vectors(String kind) throws IOException {
        Optional<Path> folder =
                folders().map(shared -> shared.resolve("vectors").resolve(kind)).filter(Files::isDirectory);
        Assumptions.assumeTrue(
                folder.isPresent(), "skipped: vectors/" + kind + " is not there; set COMMONWAY_SHARED to its folder");
        try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Path> folders() {
        String property = System.getProperty("commonway.shared", System.getenv("COMMONWAY_SHARED"));
        if (property != null) {
            return Optional.of(Path.of(property));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/vectors"))) {
                return Optional.of(at.resolve("shared"));
            }
        }
        return Optional.empty();
    }

    private static JsonNode field(JsonNode vector, String name) {
        JsonNode field = vector.get(name);
        if (field == null) {
            throw new AssertionError("the vector has no " + name);
        }
        return field;
    }

    /** Sizes and indexes are unsigned; what does not fit into a long is below zero in one. */
    private static long number(JsonNode vector, String name) {
        return field(vector, name).bigIntegerValue().longValue();
    }

    private static List<Hash> path(JsonNode vector) {
        List<Hash> path = new ArrayList<>();
        field(vector, "proof").forEach(step -> path.add(hash(step)));
        return path;
    }

    /**
     * A hash. Some cases about sizes write "don't care" for a root; a hash here has 32 bytes, so these two texts are
     * filled up to so many. Anything else that is no hash is refused.
     */
    private static Hash hash(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.textValue());
        boolean placeholder = PLACEHOLDERS.contains(new String(bytes, StandardCharsets.US_ASCII));
        return Hash.of(placeholder ? Arrays.copyOf(bytes, Hash.BYTES) : bytes);
    }

    private static final class Tally {
        private final List<String> wrong = new ArrayList<>();
        private int accepted;
        private int refused;

        void count(Path file, Consumer<JsonNode> verification) throws IOException {
            JsonNode vector = JSON.readTree(file.toFile());
            boolean holds = true;
            try {
                verification.accept(vector);
                accepted++;
            } catch (AuditRefusal e) {
                holds = false;
                refused++;
            }
            if (holds == field(vector, "wantErr").booleanValue()) {
                wrong.add(file + (holds ? " was accepted" : " was refused"));
            }
        }
    }
}
