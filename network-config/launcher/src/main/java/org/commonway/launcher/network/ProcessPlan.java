package org.commonway.launcher.network;

import java.util.List;
import org.commonway.launcher.process.JavaProgram;

/**
 * A process that is to be started.
 *
 * @param name unique within the network
 * @param kind ledger, node or gateway
 * @param program what it runs
 * @param arguments after the main class
 * @param jvmFlags before it
 * @param ports what it listens on
 * @param healthUrl answers 200 when it is ready; empty for the ledger
 */
record ProcessPlan(
        String name,
        String kind,
        JavaProgram program,
        List<String> arguments,
        List<String> jvmFlags,
        List<Integer> ports,
        String healthUrl) {
    ProcessPlan {
        arguments = List.copyOf(arguments);
        jvmFlags = List.copyOf(jvmFlags);
        ports = List.copyOf(ports);
    }
}
