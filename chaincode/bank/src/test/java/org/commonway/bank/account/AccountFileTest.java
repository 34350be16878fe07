package org.commonway.bank.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonway.bank.BankRefusal;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.PartyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileTest {
    private static final String HEAD = "party,name,iban,bic\n";

    @TempDir
    Path folder;

    @Test
    void an_account_is_read_with_and_without_blanks_and_bic() throws IOException {
        AccountBook book = read(HEAD
                + "operator:metro,\"Metro, SA\",PT50 0002 0123 1234 5678 9015 4,BCOMPTPL\n"
                + "gateway:CoopMSP/demo,Demo,gb82west12345698765432,\n");
        assertThat(book.get(new Party(PartyKind.OPERATOR, "metro")))
                .isEqualTo(new BankAccount(
                        "Metro, SA", new Iban("PT50000201231234567890154"), Optional.of(new Bic("BCOMPTPL"))));
        assertThat(book.get(new Party(PartyKind.GATEWAY, "CoopMSP/demo")).bic()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metro,M,PT50000201231234567890154, | names the party 'metro'",
                "operator:metro,M,PT51000201231234567890154, | check digits",
                "operator:metro,M,PT50000201231234567890154,NO | BIC 'NO'",
                "operator:metro,,PT50000201231234567890154, | name",
                "operator:metro,M | lacks iban",
            })
    void a_wrong_line_is_named_with_what_is_wrong(String line, String what) {
        assertThatThrownBy(() -> read(HEAD + line.strip() + "\n"))
                .isInstanceOf(BankRefusal.class)
                .hasMessageStartingWith("Line 2 of the accounts file")
                .hasMessageContaining(what);
    }

    @Test
    void a_party_has_one_line() {
        String line = "operator:metro,M,PT50000201231234567890154,\n";
        assertThatThrownBy(() -> read(HEAD + line + line)).hasMessageContaining("a second time");
    }

    @Test
    void a_file_that_cannot_be_read_is_one_sentence() throws IOException {
        assertThatThrownBy(() -> AccountFile.read(folder.resolve("none.csv")))
                .isInstanceOf(BankRefusal.class)
                .hasMessageContaining("cannot be read");
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, '"', 1});
        assertThatThrownBy(() -> AccountFile.read(binary)).isInstanceOf(BankRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GB82WEST12345698765432", "DE89370400440532013000", "NL91ABNA0417164300", "XK051212012345678906"
            })
    void an_iban_of_the_registry_is_taken(String iban) {
        assertThat(Iban.find(iban)).isPresent();
    }

    @Test
    void an_iban_with_one_digit_wrong_or_two_swapped_is_not() {
        String right = "DE89370400440532013000";
        for (int i = 4; i < right.length(); i++) {
            char other = right.charAt(i) == '9' ? '0' : (char) (right.charAt(i) + 1);
            assertThat(Iban.find(right.substring(0, i) + other + right.substring(i + 1)))
                    .isEmpty();
        }
        for (String wrong : List.of("DE89730400440532013000", "DE8937040044", "", "89DE370400440532013000")) {
            assertThat(Iban.find(wrong)).isEmpty();
        }
    }

    private AccountBook read(String text) throws IOException {
        return AccountFile.read(Files.writeString(folder.resolve("accounts.csv"), text, StandardCharsets.UTF_8));
    }
}
