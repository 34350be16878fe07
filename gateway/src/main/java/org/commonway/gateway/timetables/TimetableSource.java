package org.commonway.gateway.timetables;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;

/** Fetching a timetable from its operator's node. */
public interface TimetableSource {
    /**
     * Fetches the GTFS zip into the file, checked against the hash that the operator signed. Throws NodeTrouble when
     * the node does not answer or what came is not what it signed.
     *
     * @param have SHA-256 of the zip that is there already; empty for none
     * @return what is in force
     */
    Fetched fetch(RegisteredOperator operator, ByteString have, Path into) throws IOException;

    /**
     * The timetable in force.
     *
     * @param signed what the operator signed of it
     * @param written the hash of what was written; empty when what is there is still in force and nothing was written
     */
    record Fetched(SignedOffer signed, Optional<ByteString> written) {}
}
