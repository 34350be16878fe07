package org.commonway.launcher.fabric.tool;

import java.nio.file.Path;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A program that ended badly, and what it said. */
public final class ProgramFailure extends LauncherRefusal {
    private static final long serialVersionUID = 1L;

    private final String said;

    ProgramFailure(String step, String program, int status, List<String> said) {
        super(
                ExitCode.FAULT,
                step + " failed: " + Path.of(program).getFileName() + " ended with status " + status + ": "
                        + ProgramRun.lastWords(said));
        this.said = String.join("\n", said);
    }

    /** All that it printed. */
    public String said() {
        return said;
    }
}
