package org.commonway.bank.account;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.rules.settlement.Party;

/**
 * Reads an accounts file: CSV (RFC 4180, UTF-8) with the head {@code party,name,iban,bic}, a line for each party, such as
 * {@code operator:metro,Metro do Porto SA,PT50000201231234567890154,BCOMPTPL}. It stays on the machine of whoever pays.
 */
public final class AccountFile {
    /** Max140Text of ISO 20022. */
    private static final int MOST_NAME_CHARACTERS = 140;

    private AccountFile() {}

    /** The accounts in the file; refused with BAD_ACCOUNTS_FILE, naming the line. */
    public static AccountBook read(Path file) {
        Map<Party, BankAccount> accounts = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text(file))) {
            for (NamedCsvRecord line : lines) {
                Party party = party(line, file);
                if (accounts.put(party, account(line, file)) != null) {
                    throw bad(file, line, "has " + party + " a second time; leave one line for it");
                }
            }
        } catch (CharacterCodingException | CsvParseException broken) {
            throw new BankRefusal(
                    Code.BAD_ACCOUNTS_FILE,
                    "The accounts file " + file + " is no CSV file in UTF-8; give one with the head"
                            + " party,name,iban,bic.");
        } catch (IOException unreadable) {
            throw new BankRefusal(
                    Code.BAD_ACCOUNTS_FILE,
                    "The accounts file " + file + " cannot be read; check its name and rights.");
        }
        return new AccountBook(accounts);
    }

    /** Read strictly: what is no UTF-8 is an error, not a name with odd characters. Spreadsheets put a mark in front. */
    private static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Party party(NamedCsvRecord line, Path file) {
        String text = field(line, "party", file);
        return Party.find(text)
                .orElseThrow(() -> bad(
                        file,
                        line,
                        "names the party '" + text + "'; write it as operator:metro, gateway:MSP/id or city:MSP"));
    }

    private static BankAccount account(NamedCsvRecord line, Path file) {
        String name = field(line, "name", file);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MOST_NAME_CHARACTERS) {
            throw bad(file, line, "has a name that is not 1 to 140 characters long; correct it");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw bad(file, line, "has a name with a control character; remove it");
        }
        String iban = field(line, "iban", file);
        String bic = field(line, "bic", file);
        return new BankAccount(
                name,
                Iban.find(iban)
                        .orElseThrow(() -> bad(
                                file, line, "has the IBAN '" + iban + "', whose check digits are wrong; correct it")),
                bic.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Bic.find(bic)
                                .orElseThrow(() -> bad(
                                        file,
                                        line,
                                        "has the BIC '" + bic + "', which is no bank's code; correct it"))));
    }

    private static String field(NamedCsvRecord line, String name, Path file) {
        return line.findField(name)
                .map(String::strip)
                .orElseThrow(() -> bad(file, line, "lacks " + name + "; the head is party,name,iban,bic"));
    }

    private static BankRefusal bad(Path file, NamedCsvRecord line, String what) {
        return new BankRefusal(
                Code.BAD_ACCOUNTS_FILE,
                "Line " + line.getStartingLineNumber() + " of the accounts file " + file + " " + what + ".");
    }
}
