package org.commonway.gateway.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;

/** Reads and checks {@code commonway.gateway.log.*}. */
final class LogSettings {
    private static final String PREFIX = "commonway.gateway.log.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,60}");
    private final Function<String, Optional<String>> property;

    LogSettings(Function<String, Optional<String>> property) {
        this.property = property;
    }

    /**
     * The settings; throws {@link SettingRefusal}.
     *
     * @param gatewayId names the log where no name is set
     */
    GatewaySettings.Log read(String gatewayId) {
        String name = find("name").orElse(gatewayId);
        if (!NAME.matcher(name).matches()) {
            throw new SettingRefusal(PREFIX + "name is \"" + name
                    + "\": write 1 to 60 of a-z, A-Z, 0-9, '.', '/', '_' and '-', such as citygo.example/log.");
        }
        List<GatewaySettings.Witness> witnesses = witnesses();
        int required = required(witnesses.size());
        try {
            new WitnessPolicy(
                    required,
                    witnesses.stream().map(GatewaySettings.Witness::key).toList());
        } catch (AuditRefusal e) {
            throw new SettingRefusal(PREFIX + "witnesses are no policy (" + e.getMessage()
                    + "): name each witness once, by the key of a witness.");
        }
        return new GatewaySettings.Log(name, witnesses, required);
    }

    private List<GatewaySettings.Witness> witnesses() {
        List<GatewaySettings.Witness> witnesses = new ArrayList<>();
        for (int i = 0; find("witnesses[" + i + "].key").isPresent(); i++) {
            witnesses.add(witness("witnesses[" + i + "]."));
        }
        if (witnesses.isEmpty() && find("witnesses").isPresent()) {
            throw new SettingRefusal(PREFIX
                    + "witnesses is no list of witnesses, each with \"key\" and \"url\": write one, or leave it out.");
        }
        return witnesses;
    }

    private GatewaySettings.Witness witness(String prefix) {
        String key = find(prefix + "key").orElse("");
        String url = find(prefix + "url").orElse("");
        try {
            URI uri = URI.create(url);
            if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
                throw new IllegalArgumentException(url);
            }
            return new GatewaySettings.Witness(VerifierKey.parse(key), uri);
        } catch (AuditRefusal e) {
            throw new SettingRefusal(PREFIX + prefix + "key is \"" + key
                    + "\": write the verifier key that ./commonway witness prints.");
        } catch (IllegalArgumentException e) {
            throw new SettingRefusal(
                    PREFIX + prefix + "url is \"" + url + "\": write one such as http://127.0.0.1:7600.");
        }
    }

    private int required(int witnesses) {
        String said = find("witnesses-required").orElse(Integer.toString(witnesses));
        try {
            int required = Integer.parseInt(said);
            if (required >= 0 && required <= witnesses) {
                return required;
            }
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number out of range.
        }
        throw new SettingRefusal(PREFIX + "witnesses-required is \"" + said + "\": write a whole number from 0 to "
                + witnesses + ", which is how many witnesses are named.");
    }

    private Optional<String> find(String name) {
        return property.apply(PREFIX + name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
