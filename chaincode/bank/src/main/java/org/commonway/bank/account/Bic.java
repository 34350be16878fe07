package org.commonway.bank.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank's code by ISO 9362.
 *
 * @param text 8 or 11 characters, in capitals
 */
public record Bic(String text) {
    /** BICFIDec2014Identifier of ISO 20022. */
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    /** A text that is no BIC would be a bug; {@link #find} asks first. */
    public Bic {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no BIC: " + text);
        }
    }

    /** The BIC that a person wrote, if it is one. */
    public static Optional<Bic> find(String written) {
        String text = written.replace(" ", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new Bic(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
