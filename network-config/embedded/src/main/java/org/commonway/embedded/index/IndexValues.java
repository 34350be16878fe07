package org.commonway.embedded.index;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StoredValue;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** How the index's values are written. */
final class IndexValues {
    /** Changed with every change of these formats or of {@link IndexKeys}: an index of another one is made anew. */
    private static final byte FORMAT = 1;

    private IndexValues() {}

    /** Version, metadata, and the value as the rest. */
    static byte[] of(StoredValue stored) {
        KeyVersion version = stored.version();
        int head = CodedOutputStream.computeUInt64SizeNoTag(version.block())
                + CodedOutputStream.computeUInt64SizeNoTag(version.transaction())
                + CodedOutputStream.computeUInt32SizeNoTag(stored.metadata().size());
        for (Map.Entry<String, ByteString> entry : stored.metadata().entrySet()) {
            head += CodedOutputStream.computeStringSizeNoTag(entry.getKey())
                    + CodedOutputStream.computeBytesSizeNoTag(entry.getValue());
        }
        byte[] bytes = new byte[head + stored.value().size()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes, 0, head);
        try {
            output.writeUInt64NoTag(version.block());
            output.writeUInt64NoTag(version.transaction());
            output.writeUInt32NoTag(stored.metadata().size());
            for (Map.Entry<String, ByteString> entry : stored.metadata().entrySet()) {
                output.writeStringNoTag(entry.getKey());
                output.writeBytesNoTag(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        stored.value().copyTo(bytes, head);
        return bytes;
    }

    /** The bytes are kept, not copied. */
    static StoredValue storedValue(byte[] bytes) {
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        try {
            KeyVersion version = new KeyVersion(input.readUInt64(), input.readUInt64());
            int count = input.readUInt32();
            Map<String, ByteString> metadata = count == 0 ? Map.of() : new TreeMap<>();
            for (int i = 0; i < count; i++) {
                metadata.put(input.readString(), input.readBytes());
            }
            int head = input.getTotalBytesRead();
            return new StoredValue(
                    UnsafeByteOperations.unsafeWrap(bytes, head, bytes.length - head), metadata, version);
        } catch (IOException e) {
            throw new StateOutage("a value of the state cannot be read; remove the state folder and start again", e);
        }
    }

    static byte[] of(TransactionPlace place) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) place.code().getNumber())
                .putLong(place.block())
                .array();
    }

    static TransactionPlace transactionPlace(String txId, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        TxValidationCode code = TxValidationCode.forNumber(buffer.get() & 0xFF);
        return new TransactionPlace(txId, code, buffer.getLong());
    }

    static byte[] of(long offset) {
        return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    }

    static long offset(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static byte[] of(ChainPoint point) {
        return ByteBuffer.allocate(1 + 2 * Long.BYTES + point.lastHash().size())
                .put(FORMAT)
                .putLong(point.height())
                .putLong(point.offset())
                .put(point.lastHash().toByteArray())
                .array();
    }

    /**
     * Reads a checkpoint.
     *
     * @throws UnusableIndex if it is of another format
     */
    static ChainPoint chainPoint(byte[] bytes) throws UnusableIndex {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < 1 + 2 * Long.BYTES || buffer.get() != FORMAT) {
            throw new UnusableIndex("it is of another version");
        }
        return new ChainPoint(buffer.getLong(), buffer.getLong(), ByteString.copyFrom(buffer));
    }
}
