package org.commonway.launcher.witness;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.commonway.audit.key.KeyFile;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.storage.DiskFolder;
import org.commonway.audit.witness.Witness;
import org.commonway.audit.witness.http.WitnessServer;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;

/** A witness that serves until it is closed. */
public final class WitnessProgram implements Closeable {
    private final WitnessServer server;
    private final DiskFolder folder;

    private WitnessProgram(WitnessServer server, DiskFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /** The witness of this name, whose key is in this file; the key is made if there is none. */
    public static NoteSigner signer(String name, Path keyFile, Clock clock) {
        return told(() -> {
            try {
                return NoteSigner.witness(name, KeyFile.open(keyFile), clock);
            } catch (IOException e) {
                throw disk(keyFile, e);
            }
        });
    }

    /** The log of this key; a refusal if it is none. */
    public static VerifierKey log(String key) {
        return told(() -> VerifierKey.parse(key));
    }

    /** Opens what the witness kept, and serves. */
    public static WitnessProgram start(NoteSigner signer, WitnessPlan plan, Console console) {
        return told(() -> {
            try {
                DiskFolder folder = DiskFolder.open(plan.state());
                try {
                    return new WitnessProgram(serve(Witness.open(signer, plan.logs(), folder), plan, console), folder);
                } catch (IOException | RuntimeException e) {
                    folder.close();
                    throw e;
                }
            } catch (IOException e) {
                throw disk(plan.state(), e);
            }
        });
    }

    /** Where it serves. */
    public String url() {
        return "http://" + server.address().getAddress().getHostAddress() + ":"
                + server.address().getPort();
    }

    /** Answers what was asked, and lets another process have the folder. */
    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }

    private static WitnessServer serve(Witness witness, WitnessPlan plan, Console console) throws IOException {
        try {
            return WitnessServer.start(
                    witness,
                    plan.listen(),
                    failure -> console.progress(
                            "commonway: A checkpoint was not kept and not cosigned (" + failure.getMessage() + ")."));
        } catch (BindException e) {
            throw new LauncherRefusal(
                    ExitCode.PORT_BUSY,
                    plan.listen() + " cannot be listened on (" + e.getMessage() + "): choose another with --listen.",
                    e);
        }
    }

    private static LauncherRefusal disk(Path path, IOException e) {
        return new LauncherRefusal(
                ExitCode.DISK,
                path + " cannot be used (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "): check your rights and the disk's space.",
                e);
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (AuditRefusal e) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, e.getMessage() + " (" + e.code() + ")", e);
        }
    }
}
