package org.commonway.bank.account;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account's number by ISO 13616: country, two check digits, the country's own number.
 *
 * @param text without blanks, in capitals; its check digits are right
 */
public record Iban(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** A text that is no IBAN would be a bug; {@link #find} asks first. */
    public Iban {
        if (!isValid(text)) {
            throw new IllegalArgumentException("no IBAN: " + text);
        }
    }

    /** The IBAN that a person wrote, with or without blanks, if it is one. */
    public static Optional<Iban> find(String written) {
        String text = written.replace(" ", "").toUpperCase(Locale.ROOT);
        return isValid(text) ? Optional.of(new Iban(text)) : Optional.empty();
    }

    /** ISO 7064 MOD 97-10: country and check digits go to the end, letters count 10 to 35, the rest is 1. */
    private static boolean isValid(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (char character : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(character, 36));
        }
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }

    @Override
    public String toString() {
        return text;
    }
}
