package org.commonway.launcher.bench.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.fabric.LedgerConnection;

/** A network of the bench's own, in processes of their own. */
public interface BenchNetwork extends AutoCloseable {

    /**
     * What it is.
     *
     * @param kind embedded or fabric
     * @param organizations how many organisations have a peer
     * @param orderers how many orderers there are
     * @param endorsers how many organisations endorse a transaction: the majority
     */
    record Shape(String kind, int organizations, int orderers, int endorsers) {}

    /**
     * A process of it.
     *
     * @param name for people, such as peer.city
     */
    record Part(String name, long pid) {}

    /** What it is; known before it starts. */
    Shape shape();

    /** The MSPs that its members may be of; known before it starts. */
    List<String> organizations();

    /** Starts it with keys for these members, or goes on with the chain that is there. */
    void start(List<Member> members);

    /** How this member reaches it. */
    LedgerConnection connection(Member member);

    /** Its processes. */
    List<Part> parts();

    /** What all chains and what belongs to them take on disk. */
    long diskBytes();

    @Override
    void close();

    /** Makes the bench's folder; refused when the disk will not have it. */
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The folder " + folder + " cannot be made (" + e.getMessage()
                            + "): check the disk's space and your rights there, or give another with --keep.",
                    e);
        }
    }

    /** The sizes of all files in a folder. */
    static long bytesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(BenchNetwork::sizeOf).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0; // a folder that a running ledger has just deleted
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0; // a file that a running ledger has just deleted takes nothing
        }
    }
}
