package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.Map;

/**
 * A key's value as committed.
 *
 * @param value the bytes
 * @param metadata its metadata by name; Fabric keeps the key-level endorsement policy under VALIDATION_PARAMETER
 * @param version which transaction wrote value or metadata last
 */
public record StoredValue(ByteString value, Map<String, ByteString> metadata, KeyVersion version) {

    /** The metadata are copied. */
    public StoredValue {
        metadata = Map.copyOf(metadata);
    }
}
