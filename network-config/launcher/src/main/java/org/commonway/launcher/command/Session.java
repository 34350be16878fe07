package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.state.StateFolder;

/** What the command line remembers between two commands: its rider, and the last plan. */
final class Session {
    private static final String FILE = "session.json";

    private final StateFolder state;
    private final ObjectNode json;

    private Session(StateFolder state, ObjectNode json) {
        this.state = state;
        this.json = json;
    }

    static Session of(StateFolder state) {
        ObjectNode json = state.find(FILE)
                .filter(JsonNode::isObject)
                .map(node -> (ObjectNode) node)
                .orElseGet(() -> new JsonMapper().createObjectNode());
        return new Session(state, json);
    }

    /** From now on this rider's token is used. */
    void keepRider(String token) {
        json.put("token", token);
        state.put(FILE, json);
    }

    /** The rider's token; a rider is made when there is none yet. */
    String riderToken(GatewayApi api) {
        if (!json.hasNonNull("token")) {
            keepRider(api.newRider().path("token").asText());
        }
        return json.path("token").asText();
    }

    /** Remembers the ids of a plan and its options. */
    void keepPlan(JsonNode plan) {
        json.put("planId", plan.path("planId").asText());
        ArrayNode options = json.putArray("optionIds");
        plan.path("options").forEach(option -> options.add(option.path("optionId")));
        state.put(FILE, json);
    }

    /** The plan id meant by a word: itself, or the last plan for "last". */
    String planId(String word) {
        if (!word.equals("last")) {
            return word;
        }
        return Optional.of(json.path("planId").asText())
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT, "There is no last plan: make one with ./commonway plan."));
    }

    /** The option id meant by a word: itself, or the option of that number in the last plan. */
    String optionId(String word) {
        if (!word.matches("[0-9]{1,2}")) {
            return word;
        }
        JsonNode options = json.path("optionIds");
        int number = Integer.parseInt(word);
        if (number < 1 || number > options.size()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The last plan has no option " + number + " but " + options.size()
                            + " in all: choose one of them.");
        }
        return options.get(number - 1).asText();
    }
}
