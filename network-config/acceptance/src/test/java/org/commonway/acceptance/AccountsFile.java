package org.commonway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accounts of the parties as whoever pays has them: for each party an IBAN that is made of its name. */
final class AccountsFile {
    private AccountsFile() {}

    /** Writes the file that {@code bank-file} reads. */
    static Path write(Path file, List<String> parties) {
        StringBuilder lines = new StringBuilder("party,name,iban,bic\n");
        parties.forEach(party -> lines.append(party)
                .append(",Account of ")
                .append(party)
                .append(',')
                .append(iban(party))
                .append(",\n"));
        try {
            return Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ISO 13616: two check digits make the number, with the country at its end, 1 modulo 97. Portugal's has 21 digits. */
    static String iban(String party) {
        String number = String.format("%021d", Integer.toUnsignedLong(party.hashCode()));
        int rest = new BigInteger(number + "252900").mod(BigInteger.valueOf(97)).intValue();
        return "PT" + String.format("%02d", 98 - rest) + number;
    }
}
