package org.commonway.chaincode.call;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The arguments that a function takes: how many, how long each may be, and what they are together. They are counted and
 * measured before anything reads them.
 *
 * @param <T> what they are, once read
 */
public final class Arguments<T> {
    /** The longest message that a function reads, unless it says otherwise. */
    public static final int MESSAGE_BYTES = 64 * 1024;

    private static final int TEXT_BYTES = 256;

    private final List<Form> forms;
    private final Function<List<byte[]>, T> reader;

    /**
     * One argument.
     *
     * @param name what it is, for documents and refusals
     * @param maxBytes its greatest length
     */
    public record Form(String name, int maxBytes) {}

    private Arguments(List<Form> forms, Function<List<byte[]>, T> reader) {
        this.forms = List.copyOf(forms);
        this.reader = reader;
    }

    /** No argument at all; what is read of it says nothing. */
    public static Arguments<List<byte[]>> none() {
        return new Arguments<>(List.of(), given -> given);
    }

    /** One message of this kind, of at most {@link #MESSAGE_BYTES}, in its canonical bytes. */
    public static <M extends Message> Arguments<M> message(M kind) {
        return message(kind, MESSAGE_BYTES);
    }

    /** One message of this kind, in its canonical bytes. */
    public static <M extends Message> Arguments<M> message(M kind, int maxBytes) {
        @SuppressWarnings("unchecked") // a message's parser gives messages of its own type
        Parser<M> parser = (Parser<M>) kind.getParserForType();
        Form form = new Form(kind.getDescriptorForType().getName(), maxBytes);
        return new Arguments<>(List.of(form), given -> Canonical.parseArgument(form.name(), parser, given.get(0)));
    }

    /** One plain text in UTF-8, such as an id. */
    public static <T> Arguments<T> text(String name, Function<String, T> reader) {
        return new Arguments<>(List.of(new Form(name, TEXT_BYTES)), given -> reader.apply(decode(name, given.get(0))));
    }

    /** These and then those, as one. */
    public <U, R> Arguments<R> and(Arguments<U> next, BiFunction<T, U, R> join) {
        List<Form> all = new ArrayList<>(forms);
        all.addAll(next.forms);
        int mine = forms.size();
        return new Arguments<>(
                all,
                given -> join.apply(
                        reader.apply(given.subList(0, mine)), next.reader.apply(given.subList(mine, given.size()))));
    }

    /** Each argument in its order. */
    public List<Form> forms() {
        return forms;
    }

    /** Refuses what is not so many arguments with INVALID_ARGUMENT, and a longer one with ARGUMENT_TOO_LARGE. */
    void measure(List<byte[]> given) {
        if (given.size() != forms.size()) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "The function takes " + forms.size() + " arguments but was given " + given.size()
                            + "; correct the call.");
        }
        for (int i = 0; i < given.size(); i++) {
            Form form = forms.get(i);
            if (given.get(i).length > form.maxBytes()) {
                throw new Refusal(
                        RefusalCode.ARGUMENT_TOO_LARGE,
                        "The argument " + form.name() + " has " + given.get(i).length + " bytes but at most "
                                + form.maxBytes() + " are read; send less.");
            }
        }
    }

    /** What they are; refused when they are not that. Only of what was {@link #measure measured}. */
    T read(List<byte[]> given) {
        return reader.apply(given);
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT, "The argument " + name + " is no text in UTF-8; correct it.");
        }
    }
}
