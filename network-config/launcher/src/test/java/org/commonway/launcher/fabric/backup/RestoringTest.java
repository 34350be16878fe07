package org.commonway.launcher.fabric.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.plan.OrganizationPorts;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is restored whole, or not at all: what is not the file that was made leaves nothing behind. */
class RestoringTest {
    private static final Instant MADE = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path folder;

    private Path file;
    private StateFolder state;
    private FabricRecord network;

    @BeforeEach
    void writeABackup() throws IOException {
        file = folder.resolve("city.tar.gz");
        state = new StateFolder(folder.resolve("state"));
        AtomicInteger ports = new AtomicInteger(7050);
        List<Organization> founders = Stream.of("CityMSP", "TransitMSP")
                .map(msp -> Organization.of(msp, OrganizationPorts.take(ports::getAndIncrement)))
                .toList();
        network = new FabricRecord(
                "v9",
                founders,
                List.of(Deployment.first("mobility", List.of("CityMSP", "TransitMSP"), "commonway")),
                List.of());
        Path key = Files.createDirectories(folder.resolve("made/CityMSP")).resolve("ca-key.pem");
        // Nothing in it repeats: where something does, another byte in the archive may stand for the very same content.
        byte[] noise = new byte[60_000];
        new Random(7).nextBytes(noise);
        Files.writeString(key, "secret " + HexFormat.of().formatHex(noise));
        try (ArchiveWriter archive = new ArchiveWriter(Files.newOutputStream(file))) {
            archive.put(Header.NAME, new Header(MADE, "orderer.transit").toBytes());
            archive.put(FabricRecord.FILE, network.toJson().toString().getBytes(StandardCharsets.UTF_8));
            archive.putTree("crypto", folder.resolve("made"));
            archive.put("fabric/data/orderer.transit/wal/log", new byte[] {1, 2, 3});
            archive.finish();
        }
    }

    @Test
    void what_was_backed_up_is_there_again_for_its_owner_alone_and_each_orderer_has_the_log() throws IOException {
        Restoring.Restored restored = Restoring.restore(file, state);

        assertThat(restored.made()).isEqualTo(MADE);
        assertThat(FabricRecord.find(state)).contains(network).contains(restored.network());
        Path key = state.crypto().resolve("CityMSP/ca-key.pem");
        assertThat(key).content().startsWith("secret ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        for (String orderer : List.of("orderer.city", "orderer.transit")) {
            assertThat(state.root().resolve("fabric/data/" + orderer + "/wal/log"))
                    .hasBinaryContent(new byte[] {1, 2, 3});
        }
        assertThat(state.root().resolve(".restoring")).doesNotExist();
    }

    @Test
    void a_folder_with_a_network_is_left_as_it_is() {
        Restoring.restore(file, state);

        assertRefused("holds a Fabric network already", "fabric reset --state " + state.root());
        assertThat(FabricRecord.find(state)).contains(network);
    }

    @Test
    void a_folder_with_anything_else_is_left_as_it_is() throws IOException {
        Files.createDirectories(state.root());
        Files.writeString(state.root().resolve("city.json"), "{}");

        assertRefused("is not empty", "--state");
        assertThat(state.root().resolve("city.json")).content().isEqualTo("{}");
    }

    @Test
    void what_an_interrupted_restore_left_aside_is_no_hindrance() throws IOException {
        Files.createDirectories(state.root().resolve(".restoring/crypto"));

        assertThat(Restoring.restore(file, state).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.01, 0.3, 0.7, 0.99})
    void a_file_that_is_cut_short_is_refused(double part) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, (int) (whole.length * part)));

        assertRefused("cannot be restored", "cut short");
        assertNothingThere();
    }

    @Test
    void a_file_whose_last_byte_is_missing_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));

        assertRefused("cut short");
        assertNothingThere();
    }

    static IntStream places() {
        return IntStream.range(1, 20);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_file_with_one_other_byte_is_refused(int twentieth) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length * twentieth / 20] ^= 0x10;
        Files.write(file, whole);

        assertRefused("cannot be restored");
        assertNothingThere();
    }

    @Test
    void an_absent_file_is_named() throws IOException {
        Files.delete(file);

        assertRefused(file.toString(), "--from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a backup", "PK\u0003\u0004"})
    void another_kind_of_file_is_refused(String content) throws IOException {
        Files.writeString(file, content);

        assertRefused("cannot be restored");
        assertNothingThere();
    }

    @Test
    void another_archive_is_refused() throws IOException {
        forge(List.of(new Forged("readme.txt", "hello")));

        assertRefused("it is no backup of a Fabric network");
        assertNothingThere();
    }

    @Test
    void a_backup_of_another_version_is_refused() throws IOException {
        forge(List.of(new Forged(Header.NAME, header().replace("\"format\":1", "\"format\":2"))));

        assertRefused("another version of Commonway (format 2", "this one reads 1");
        assertNothingThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "crypto/../../outside",
                "/tmp/outside",
                "..\\outside",
                "network.json",
                "crypto/..",
                "."
            })
    void an_entry_that_leaves_the_folder_or_does_not_belong_there_is_refused(String name) throws IOException {
        forge(List.of(new Forged(Header.NAME, header()), new Forged(name, "evil")));

        assertRefused("its entry " + name, "does not belong");
        assertThat(folder.resolve("outside")).doesNotExist();
        assertNothingThere();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO})
    void an_entry_that_is_no_file_is_refused(byte kind) throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("crypto/link", kind);
        link.setLinkName("/etc/passwd");
        try (TarArchiveOutputStream tar = open()) {
            put(tar, new Forged(Header.NAME, header()));
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }

        assertRefused("crypto/link is neither a file nor a folder");
        assertNothingThere();
    }

    @Test
    void an_entry_that_the_manifest_does_not_confirm_is_refused() throws IOException {
        Forged manifest = new Forged(
                Header.MANIFEST, "{\"backup.json\":\"" + digest(header()) + "\",\"crypto/a\":\"" + digest("b") + "\"}");
        forge(List.of(new Forged(Header.NAME, header()), new Forged("crypto/a", "a"), manifest));
        assertRefused("its entry crypto/a is not what was backed up");

        forge(List.of(new Forged(Header.NAME, header()), manifest));
        assertRefused("its entry crypto/a is missing");

        forge(List.of(
                new Forged(Header.NAME, header()), new Forged("crypto/a", "b"), new Forged("crypto/c", "c"), manifest));
        assertRefused("its entry crypto/c was not there when it was made");

        forge(List.of(new Forged(Header.NAME, header()), new Forged("crypto/a", "b"), new Forged("crypto/a", "b")));
        assertRefused("its entry crypto/a is there twice");

        forge(List.of(new Forged(Header.NAME, header()), new Forged("crypto/a", "b")));
        assertRefused("it has no manifest");
        assertNothingThere();
    }

    /** A made-up entry. */
    private record Forged(String name, String content) {}

    private void forge(List<Forged> entries) throws IOException {
        try (TarArchiveOutputStream tar = open()) {
            for (Forged entry : entries) {
                put(tar, entry);
            }
        }
    }

    private TarArchiveOutputStream open() throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new TarArchiveOutputStream(new GzipCompressorOutputStream(out));
    }

    private static void put(TarArchiveOutputStream tar, Forged forged) throws IOException {
        byte[] content = forged.content().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(forged.name(), true);
        entry.setName(forged.name());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String header() throws IOException {
        return new String(new Header(MADE, "orderer.transit").toBytes(), StandardCharsets.UTF_8);
    }

    private static String digest(String content) {
        return HexFormat.of().formatHex(Digests.sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> Restoring.restore(file, state))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContainingAll(parts);
    }

    private void assertNothingThere() throws IOException {
        List<Path> left = new ArrayList<>();
        if (Files.exists(state.root())) {
            try (Stream<Path> all = Files.list(state.root())) {
                all.forEach(left::add);
            }
        }
        assertThat(left).isEmpty();
    }
}
