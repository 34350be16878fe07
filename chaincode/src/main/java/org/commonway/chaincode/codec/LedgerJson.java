package org.commonway.chaincode.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The one form of messages on the ledger: protobuf JSON without insignificant white space, fields in schema order. */
public final class LedgerJson {
    /** The longest argument that is parsed at all, in UTF-8 bytes. */
    public static final int MAX_ARGUMENT_BYTES = 64 * 1024;

    private static final JsonFormat.Parser PARSER = JsonFormat.parser();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private LedgerJson() {}

    /** Reads a caller's argument into {@code builder}; refused with INVALID_ARGUMENT when it is not such a message. */
    public static <B extends Message.Builder> B parseArgument(String json, B builder) {
        try {
            PARSER.merge(json, builder);
            return builder;
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "The argument is not the protobuf JSON of a "
                            + builder.getDescriptorForType().getFullName() + "; correct it.");
        }
    }

    /** Reads what the contract itself has written. */
    public static <B extends Message.Builder> B parseState(String key, byte[] bytes, B builder) {
        try {
            PARSER.merge(new String(bytes, StandardCharsets.UTF_8), builder);
            return builder;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what stands under key " + key + " was not written by this contract", e);
        }
    }

    /** The JSON of this message; the same message always gives the same text. */
    public static String print(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a ledger message holds an Any of an unknown type", e);
        }
    }

    /** {@link #print} in UTF-8. */
    public static byte[] printBytes(Message message) {
        return print(message).getBytes(StandardCharsets.UTF_8);
    }
}
