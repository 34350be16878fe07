package org.commonway.launcher.bench.ledger;

import java.util.List;

/** How a ledger is started. */
@FunctionalInterface
public interface LedgerProgram {
    /** The whole command line for these arguments of its main class. */
    List<String> commandLine(List<String> arguments);
}
