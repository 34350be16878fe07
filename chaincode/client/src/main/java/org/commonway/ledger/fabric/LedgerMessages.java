package org.commonway.ledger.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;

/** Messages as the contracts take and give them: protobuf JSON. */
final class LedgerMessages {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    // A newer contract may answer more than this client knows.
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private LedgerMessages() {}

    static String print(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the message holds an Any of an unknown type", e);
        }
    }

    static <B extends Message.Builder> B parse(byte[] json, B builder) {
        try {
            PARSER.merge(new String(json, StandardCharsets.UTF_8), builder);
            return builder;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the contract answered no " + builder.getDescriptorForType().getFullName(), e);
        }
    }
}
