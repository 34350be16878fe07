package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What docs/fairness.md tells a city officer to type, typed on a running network. */
@ExtendWith(OneDemo.class)
class FairnessDocumentTest {
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Duration ANCHORED_WITHIN = Duration.ofMinutes(1);

    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(1);
    private static final String VAN = "dona-ines";
    private static final String BICYCLES = "vento-norte";

    private static RunningNetwork network;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
    }

    @Test
    void its_commands_work_and_verify_the_log_of_a_network_in_which_somebody_has_searched() throws IOException {
        network.api().post("/api/plans", "", network.exampleRequest());
        network.api().post("/api/plans", "", network.shuttleRequest());
        awaitAnchor();
        awaitAcknowledgement(VAN, "\nanswer ");
        List<String> scripts = scripts();
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(3);
        assertThat(scripts.get(0)).contains("ledger-facts", "verify");

        Shell.Outcome checked = Shell.bash(folder, scripts.get(0));
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
        assertThat(checked.out()).contains("VERIFIED");
        assertThat(Files.readString(folder.resolve("ledger.facts"))).contains("\npolicy 1 ", "\nlog ", "\nanchor ");
        for (String script : scripts.subList(1, scripts.size())) {
            Shell.Outcome outcome = Shell.bash(folder, script);
            assertThat(outcome.exitCode()).as(script + outcome.err()).isZero();
        }
    }

    @Test
    void an_operator_finds_on_the_log_what_the_gateway_acknowledged_to_it() throws IOException {
        network.api().post("/api/plans", "", network.shuttleRequest());
        awaitAcknowledgement(VAN, "\nanswer ");
        String script = ofOperator(VAN);
        Shell.Outcome checked = Shell.bash(folder, script);
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
        assertThat(json(checked).get("acknowledgedAnswersThatAgree").asInt()).isPositive();

        Path file = folder.resolve(VAN + ".acknowledgements");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^answer [0-9]+ ", "answer 0 "));
        Shell.Outcome changed = Shell.bash(folder, script.substring(script.indexOf('\n') + 1));
        assertThat(changed.exitCode()).as(changed.out() + changed.err()).isEqualTo(7);
        assertThat(json(changed).at("/first/0/code").asText()).isEqualTo("NOTE_BAD_SIGNATURE");
    }

    @Test
    void the_searches_of_a_gateway_see_the_vehicles_that_it_acknowledged() throws IOException {
        awaitAcknowledgement(BICYCLES, "\nstream ");
        RunningNetwork.await("a search that can be judged", ACKNOWLEDGED_WITHIN, () -> {
            network.api().post("/api/plans", "", network.exampleRequest());
            String script = ofOperator(BICYCLES);
            Shell.Outcome checked = Shell.bash(folder, script);
            assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
            return json(checked).get("acknowledgedSearchesThatAgree").asInt() > 0;
        });
    }

    @Test
    void a_file_of_nobody_is_refused_with_the_nodes_that_there_are() {
        Shell.Outcome outcome = network.commonway(
                "acknowledgements",
                "--operator",
                "nobody",
                "--out",
                folder.resolve("none").toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("No node nobody is here", VAN, BICYCLES);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** Until the node of this operator has an acknowledgement with such a line. */
    private void awaitAcknowledgement(String operator, String line) {
        RunningNetwork.await("an acknowledgement to " + operator, ACKNOWLEDGED_WITHIN, () -> {
            Path file = folder.resolve("wait.acknowledgements");
            Shell.Outcome outcome =
                    network.commonway("acknowledgements", "--operator", operator, "--out", file.toString());
            return outcome.exitCode() == 0 && Repository.read(file.toString()).contains(line);
        });
    }

    /** What the document tells an operator to type, for this one, with an answer for programs. */
    private static String ofOperator(String operator) {
        return scripts().stream()
                        .filter(one -> one.contains("--acknowledgements"))
                        .findFirst()
                        .orElseThrow()
                        .strip()
                        .replace(VAN, operator)
                + " --json\n";
    }

    /** The report, which stands behind what the export has said. */
    private static JsonNode json(Shell.Outcome outcome) {
        try {
            return Api.JSON.readTree(outcome.out().substring(outcome.out().indexOf('{')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_ledger_that_holds_another_log_fast_is_not_verified() throws IOException {
        network.api().post("/api/plans", "", network.exampleRequest());
        awaitAnchor();
        String script = scripts().get(0);
        String forged = script.replaceFirst(
                "\n",
                Matcher.quoteReplacement("\nsed -i 's/^anchor \\(.*\\) [^ ]* \\([0-9]*\\)$/"
                        + "anchor \\1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \\2/' ledger.facts\n"));
        Shell.Outcome checked = Shell.bash(folder, forged);
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isEqualTo(7);
        assertThat(checked.out()).contains("TWO_FACES").doesNotContain("\nVERIFIED");
    }

    /** Until the ledger holds a checkpoint of the log fast. */
    private void awaitAnchor() {
        RunningNetwork.await("an anchor of the public log", ANCHORED_WITHIN, () -> {
            Path facts = folder.resolve("wait.facts");
            Shell.Outcome outcome = network.commonway("ledger-facts", "--out", facts.toString());
            return outcome.exitCode() == 0 && Repository.read(facts.toString()).contains("\nanchor ");
        });
    }

    /** The blocks of commands of the document, for this network and from any folder. */
    private static List<String> scripts() {
        List<String> scripts = new ArrayList<>();
        Matcher block = COMMANDS.matcher(Repository.read("docs/fairness.md"));
        while (block.find()) {
            scripts.add(block.group(1)
                    .replace(
                            "./commonway",
                            Repository.root().resolve("commonway").toString())
                    .replace("http://127.0.0.1:8080", network.address())
                    .replace(
                            "acknowledgements --operator",
                            "acknowledgements --state " + network.state() + " --operator")
                    .replace("ledger-facts", "ledger-facts --state " + network.state()));
        }
        return scripts;
    }
}
