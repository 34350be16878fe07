package org.commonway.node.http;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.InputStream;
import java.util.Optional;

/** GET /acknowledgements: what gateways acknowledged to this operator, as a file for {@code ./commonway verify}. */
@Controller("/acknowledgements")
public final class AcknowledgementController {
    private final AcknowledgementSource source;

    /** Where the file comes from. */
    public interface AcknowledgementSource {
        /**
         * The file's bytes.
         *
         * @param log of which log; empty for all
         */
        InputStream acknowledgements(Optional<String> log);
    }

    /** Gives what this source has. */
    public AcknowledgementController(AcknowledgementSource source) {
        this.source = source;
    }

    /**
     * All that are kept, in the order in which they came.
     *
     * @param log the origin of one log, for those of that log alone
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    public StreamedFile file(@QueryValue Optional<String> log) {
        return new StreamedFile(source.acknowledgements(log), MediaType.TEXT_PLAIN_TYPE);
    }
}
