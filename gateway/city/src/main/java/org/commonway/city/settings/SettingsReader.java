package org.commonway.city.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;

/** Reads and checks {@code commonway.*}: the first setting that is missing or wrong is refused by its name. */
public final class SettingsReader {
    private static final String WHERE = " in the file that -Dmicronaut.config.files names";
    private static final int MINUTES_OF_A_WEEK = 10_080;
    private static final int MOST_SAMPLED = 1_000_000;
    private final Function<String, Optional<String>> property;

    /** Reads from this source of properties by full name, such as "commonway.city". */
    public SettingsReader(Function<String, Optional<String>> property) {
        this.property = property;
    }

    /** The settings; throws {@link SettingRefusal}. */
    public OfficeSettings read() {
        return new OfficeSettings(
                Path.of(text("data")),
                text("city"),
                identity(),
                new OfficeSettings.LedgerAddress(
                        text("ledger.address"), text("ledger.channel"), text("ledger.chaincode")),
                logs(),
                witnesses(),
                find("owners").map(Path::of).map(OwnersFile::read).orElse(Map.of()),
                find("zones").map(Path::of),
                openings(),
                number("verify-every-minutes", "60", 0, MINUTES_OF_A_WEEK),
                number("signatures", "1000", 0, MOST_SAMPLED),
                isSo("shows-everything"));
    }

    private Optional<Path> openings() {
        Optional<Path> openings = find("openings").map(Path::of);
        if (openings.isPresent() && find("zones").isEmpty()) {
            throw new SettingRefusal(
                    "commonway.openings says where legs begin, and commonway.zones is missing: set both" + WHERE
                            + ", or leave openings out.");
        }
        return openings;
    }

    private OfficeSettings.Identity identity() {
        Path folder = Path.of(text("identity.folder"));
        for (String file : new String[] {"cert.pem", "key.pem"}) {
            existing("identity.folder", folder.resolve(file));
        }
        Path trust = Path.of(text("identity.trust"));
        existing("identity.trust", trust);
        return new OfficeSettings.Identity(text("identity.msp"), folder, trust);
    }

    private Map<String, String> logs() {
        Map<String, String> logs = new LinkedHashMap<>();
        for (int i = 0; find("logs[" + i + "].origin").isPresent(); i++) {
            String prefix = "logs[" + i + "].";
            String origin = text(prefix + "origin");
            String url = text(prefix + "url");
            if (!isWeb(url)) {
                throw new SettingRefusal("commonway." + prefix + "url is \"" + url
                        + "\": write where the gateway serves its log, such as https://gateway.example/log.");
            }
            if (logs.put(origin, url) != null) {
                throw new SettingRefusal(
                        "commonway." + prefix + "origin is \"" + origin + "\" a second time: name each log once.");
            }
        }
        if (logs.isEmpty() && find("logs").isPresent()) {
            throw new SettingRefusal("commonway.logs is no list of logs, each with \"origin\" and \"url\": write one"
                    + WHERE + ", or leave it out.");
        }
        return logs;
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private WitnessPolicy witnesses() {
        List<VerifierKey> keys = new ArrayList<>();
        for (int i = 0; find("witnesses[" + i + "]").isPresent(); i++) {
            String key = text("witnesses[" + i + "]");
            try {
                keys.add(VerifierKey.parse(key));
            } catch (AuditRefusal e) {
                throw new SettingRefusal("commonway.witnesses[" + i + "] is \"" + key
                        + "\": write the verifier key that ./commonway witness prints.");
            }
        }
        int required = number("witnesses-required", Integer.toString(keys.size()), 0, keys.size());
        try {
            return new WitnessPolicy(required, keys);
        } catch (AuditRefusal e) {
            throw new SettingRefusal("commonway.witnesses are no policy (" + e.getMessage()
                    + "): name each witness once, by the key of a witness.");
        }
    }

    private boolean isSo(String name) {
        String value = find(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new SettingRefusal("commonway." + name + " is \"" + value + "\": write true or false.");
        }
        return value.equals("true");
    }

    private Optional<String> find(String name) {
        return property.apply("commonway." + name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String text(String name) {
        return find(name)
                .orElseThrow(() -> new SettingRefusal("commonway." + name + " is missing: set it" + WHERE + "."));
    }

    private int number(String name, String otherwise, int least, int most) {
        String value = find(name).orElse(otherwise);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number out of range.
        }
        throw new SettingRefusal("commonway." + name + " is \"" + value + "\": write a whole number from " + least
                + " to " + most + ".");
    }

    private static void existing(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingRefusal("commonway." + name + ": the file " + file
                    + " does not exist or cannot be read; check the path" + WHERE + ".");
        }
    }
}
