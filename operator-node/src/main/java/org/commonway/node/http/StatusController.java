package org.commonway.node.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Optional;
import java.util.function.Supplier;

/** GET /: the node's status as a small JSON object. */
@Controller
public final class StatusController {
    private final StatusSource source;

    /** Where the status comes from. */
    public interface StatusSource extends Supplier<NodeStatus> {
        /** Why the node is not ready; empty once it is. Asks no database. */
        Optional<String> waitingFor();
    }

    /** Shows what this source says. */
    public StatusController(StatusSource source) {
        this.source = source;
    }

    /** The status now. */
    @Get("/")
    public NodeStatus status() {
        return source.get();
    }
}
