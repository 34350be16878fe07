package org.commonway.gateway.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketTest {
    private static final Instant DEPARTURE = Instant.parse("2024-05-14T07:30:00Z");
    private static final Ticket TICKET = new Ticket(
            new UUID(1, 2).toString(),
            "ab".repeat(32),
            List.of(
                    new Ticket.Leg("metro", new UUID(3, 4).toString(), DEPARTURE, DEPARTURE.plusSeconds(600)),
                    new Ticket.Leg("bikes", new UUID(5, 6).toString(), DEPARTURE, DEPARTURE.plusSeconds(900)),
                    new Ticket.Leg("shuttle", new UUID(7, 8).toString(), DEPARTURE, DEPARTURE.plusSeconds(1200))));

    @TempDir
    Path folder;

    private KeyPair key;
    private TicketOffice office;

    @BeforeEach
    void openOffice() throws IOException {
        key = TicketKeyFile.openOrCreate(folder, new SecureRandom());
        office = new TicketOffice(key);
    }

    @Test
    void a_ticket_that_the_office_wrote_is_read_back() {
        assertThat(office.check(office.write(TICKET))).contains(TICKET);
        assertThat(TicketOffice.check(office.write(TICKET), key.getPublic())).contains(TICKET);
    }

    @Test
    void a_flipped_bit_of_the_signature_or_of_any_byte_of_the_payload_is_refused() {
        String text = office.write(TICKET);
        int dot = text.indexOf('.');
        byte[] payload = Base64.getUrlDecoder().decode(text.substring(0, dot));
        byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
        for (int i = 0; i < payload.length; i++) {
            assertFlipIsRefused(payload, i * 8 + i % 8, payload, signature);
        }
        for (int bit = 0; bit < signature.length * 8; bit++) {
            assertFlipIsRefused(signature, bit, payload, signature);
        }
        assertThat(office.check(encode(payload) + "." + encode(signature))).contains(TICKET);
    }

    private void assertFlipIsRefused(byte[] part, int bit, byte[] payload, byte[] signature) {
        part[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(office.check(encode(payload) + "." + encode(signature))).isEmpty();
        part[bit / 8] ^= (byte) (1 << (bit % 8));
    }

    @Test
    void a_changed_character_of_the_text_is_refused() {
        String text = office.write(TICKET);
        for (int i = 0; i < text.length(); i += 7) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(office.check(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(office.check(text + "A")).isEmpty();
        assertThat(office.check("")).isEmpty();
        assertThat(office.check(".")).isEmpty();
    }

    @Test
    void a_ticket_of_another_office_is_refused(@TempDir Path other) throws IOException {
        TicketOffice another = new TicketOffice(TicketKeyFile.openOrCreate(other, new SecureRandom()));
        assertThat(office.check(another.write(TICKET))).isEmpty();
    }

    @Test
    void the_key_is_the_same_after_a_restart_and_nobody_else_can_read_it() throws IOException {
        String before = office.write(TICKET);
        TicketOffice restarted = new TicketOffice(TicketKeyFile.openOrCreate(folder, new SecureRandom()));
        assertThat(restarted.check(before)).contains(TICKET);
        assertThat(Files.getPosixFilePermissions(folder.resolve("ticket-key.pem")))
                .hasSize(2);
    }

    @Test
    void a_key_file_that_is_no_key_is_named() throws IOException {
        Files.writeString(folder.resolve("ticket-key.pem"), "nothing");
        assertThatThrownBy(() -> TicketKeyFile.openOrCreate(folder, new SecureRandom()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ticket-key.pem");
    }

    @Test
    void the_qr_code_has_a_quiet_zone_and_a_title_and_says_what_the_ticket_says() throws Exception {
        String text = office.write(TICKET);
        String svg = QrCode.toSvg(text, "Ticket <1>");
        assertThat(svg).contains("<title id=\"ticket-title\">Ticket &lt;1&gt;</title>", "role=\"img\"");
        assertThat(new Decoder().decode(modules(svg)).getText()).isEqualTo(text);
    }

    private static BitMatrix modules(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int quiet = 4;
        BitMatrix matrix = new BitMatrix(Integer.parseInt(box.group(1)) - 2 * quiet);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(svg);
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) - quiet;
            int y = Integer.parseInt(run.group(2)) - quiet;
            matrix.setRegion(x, y, Integer.parseInt(run.group(3)), 1);
        }
        return matrix;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
