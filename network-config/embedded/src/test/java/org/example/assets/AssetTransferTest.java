package org.example.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.embedded.EmbeddedNetwork;
import org.commonway.embedded.NetworkSettings;
import org.commonway.identity.Client;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded network as any other project would use it in its tests: exactly as the README says. */
class AssetTransferTest {
    @TempDir
    Path folder;

    @Test
    void a_contract_of_another_project_runs_in_ten_lines() throws Exception {
        // README: begin
        var network = EmbeddedNetwork.start(NetworkSettings.in(folder, "mychannel", "basic", AssetTransfer.class));
        Client alice = network.enrol("Org1MSP", "alice");
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(alice.mspId(), alice.certificate()))
                .signer(Signers.newPrivateKeySigner(alice.privateKey()))
                .connection(network.connect())
                .connect();
        Contract assets = gateway.getNetwork("mychannel").getContract("basic");
        assets.submitTransaction("CreateAsset", "asset1", "blue", "Tomoko");
        assertThat(assets.evaluateTransaction("ReadAsset", "asset1")).isEqualTo("blue, Tomoko".getBytes(UTF_8));
        // README: end

        try (network) {
            EndorseException refused = catchThrowableOfType(
                    EndorseException.class, () -> assets.submitTransaction("CreateAsset", "asset1", "red", "Max"));
            assertThat(refused.getDetails().get(0).getMessage()).contains("Asset asset1 exists already");
            gateway.close();
        }
    }

    @Test
    void the_lines_of_the_readme_are_those_of_the_test() throws Exception {
        List<String> test = lines(
                Files.readString(Path.of("src/test/java/org/example/assets/AssetTransferTest.java"), UTF_8),
                "// README: begin\n",
                "// README: end");
        List<String> readme = lines(Files.readString(Path.of("README.md"), UTF_8), "```java\n", "```");

        assertThat(readme).isEqualTo(test).hasSize(10);
    }

    /** The lines between two marks, without the indentation that they have in common. */
    private static List<String> lines(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        String part = text.substring(from, text.indexOf(end, from));
        return part.stripIndent().strip().lines().toList();
    }
}
