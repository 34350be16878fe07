package org.commonway.audit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void a_key_is_made_once_for_its_owner_alone_and_read_again() throws IOException {
        Path file = folder.resolve("deep").resolve("witness.key");
        KeyPair made = KeyFile.open(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.open(file).getPublic()).isEqualTo(made.getPublic());
        // A signer tries whether private and public key are a pair.
        assertThat(NoteSigner.log("a.example/log", KeyFile.open(file)).verifier())
                .isEqualTo(NoteSigner.log("a.example/log", made).verifier());
        assertThat(folder.resolve("deep")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        Path file = folder.resolve("witness.key");
        KeyFile.open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        refuses(RefusalCode.KEY_FILE, () -> open(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x\ny\n", "AAAA\nAAAA\n", "AAAA\n"})
    void a_file_that_is_no_key_is_refused_and_left_as_it_is(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("witness.key"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        refuses(RefusalCode.KEY_FILE, () -> open(file));
        assertThat(file).hasContent(text);
    }

    private static void open(Path file) {
        try {
            KeyFile.open(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
