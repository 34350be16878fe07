package org.commonway.chaincode.codec;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Arrays;
import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The one form of messages on the ledger: protobuf's binary form as it is written, fields in the order of their numbers,
 * each once, shortest varints, nothing that the schema does not know. So a message has one encoding and no place where
 * something could stand unread.
 */
public final class Canonical {
    private Canonical() {}

    /** The message that these bytes are, if they are such a message in its one form. */
    public static <M extends Message> Optional<M> find(Parser<M> parser, byte[] bytes) {
        try {
            return Optional.of(parse(parser, bytes)).filter(message -> isTheForm(message, bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** Reads a caller's argument; refused with INVALID_ARGUMENT when it is no such message, NOT_CANONICAL in another form. */
    public static <M extends Message> M parseArgument(String name, Parser<M> parser, byte[] bytes) {
        M message;
        try {
            message = parse(parser, bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "The argument is no " + name + " in protobuf's form; correct it.");
        }
        if (!isTheForm(message, bytes)) {
            throw new Refusal(RefusalCode.NOT_CANONICAL);
        }
        return message;
    }

    /** Without what the schema does not know: if there was any, the bytes are longer than the message's. */
    private static <M extends Message> M parse(Parser<M> parser, byte[] bytes) throws InvalidProtocolBufferException {
        return DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes);
    }

    private static boolean isTheForm(Message message, byte[] bytes) {
        return message.getSerializedSize() == bytes.length && Arrays.equals(message.toByteArray(), bytes);
    }

    /** Reads what the contract itself has written. */
    public static <M extends Message> M parseState(String key, Parser<M> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what stands under key " + key + " was not written by this contract", e);
        }
    }
}
