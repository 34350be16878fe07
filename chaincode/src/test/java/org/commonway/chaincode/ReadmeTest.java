package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.junit.jupiter.api.Test;

/** What the README claims is what the contracts have. */
class ReadmeTest {
    private final String readme = read();

    @Test
    void it_names_every_function() {
        for (Class<?> contract : List.of(OperatorContract.class, TermsContract.class, TripContract.class)) {
            for (Method method : contract.getMethods()) {
                Transaction transaction = method.getAnnotation(Transaction.class);
                if (transaction != null) {
                    String name = contract.getAnnotation(Contract.class).name() + ":" + transaction.name();
                    assertThat(readme).contains("| `" + name + "` |");
                }
            }
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
