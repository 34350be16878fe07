package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.chaincode.call.ContractFunction;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** What the README claims is what the contracts have. */
class ReadmeTest {
    private final String readme = read();

    @Test
    void it_names_every_function() {
        for (ContractFunction<?> function : Functions.ALL) {
            assertThat(readme).contains("| `" + function.name() + "` |");
        }
    }

    @Test
    void it_names_every_refusal_code() {
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(readme).contains("`" + code + "`");
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
