package org.commonway.node.timetable;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The GTFS zip as it is given to gateways.
 *
 * @param file where it lies
 * @param sha256 of the whole file
 * @param sizeBytes of the whole file
 * @param publishedAt when the file was last changed
 */
public record TimetableFile(Path file, ByteString sha256, long sizeBytes, Instant publishedAt) {}
