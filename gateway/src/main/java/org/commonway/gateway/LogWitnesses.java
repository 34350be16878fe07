package org.commonway.gateway;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.witness.WitnessCall;
import org.commonway.audit.witness.http.WitnessClient;
import org.commonway.gateway.settings.GatewaySettings;

/** The ways to the witnesses of a log. */
final class LogWitnesses {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private LogWitnesses() {}

    static Cosigners of(GatewaySettings.Log log) {
        if (log.witnesses().isEmpty()) {
            return Cosigners.none();
        }
        HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        Map<VerifierKey, WitnessCall> calls = new LinkedHashMap<>();
        log.witnesses().forEach(witness -> calls.put(witness.key(), new WitnessClient(http, witness.url())));
        return new Cosigners(
                new WitnessPolicy(
                        log.required(),
                        log.witnesses().stream()
                                .map(GatewaySettings.Witness::key)
                                .toList()),
                calls,
                DEADLINE);
    }
}
