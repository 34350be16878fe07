package org.commonway.chaincode.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.OperatorCodec;
import org.commonway.chaincode.memo.Memo;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;

/** The operators. Each is read once in a transaction. */
public final class Registry {
    private static final Pattern BOOKMARK = Pattern.compile("[a-z0-9-]{2,32}");
    private static final Memo<Entry> MEMO = new Memo<>();

    private final Records records;
    private final Map<OperatorId, Optional<Entry>> read = new HashMap<>();

    private record Entry(Operator message, RegisteredOperator operator) {}

    Registry(Records records) {
        this.records = records;
    }

    /** The operator of this id, if it is registered. */
    public Optional<RegisteredOperator> find(OperatorId id) {
        return findEntry(id).map(Entry::operator);
    }

    /** The same, as it was registered. */
    public Optional<Operator> findMessage(OperatorId id) {
        return findEntry(id).map(Entry::message);
    }

    /** A page of operators, by id. Refused with INVALID_ARGUMENT when the bookmark is none of this list. */
    public Operators list(PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        Operators.Builder page = Operators.newBuilder();
        Page entries = Page.read(records, Keys.OPERATORS, Keys.AFTER_OPERATORS, ask);
        entries.entries()
                .forEach(entry ->
                        page.addOperators(Canonical.parseState(entry.getKey(), Operator.parser(), entry.getValue())));
        return page.setBookmark(entries.bookmark()).build();
    }

    /** Writes the entry of an operator. */
    public void put(OperatorId id, Operator operator) {
        records.put(Keys.operator(id), operator);
    }

    private Optional<Entry> findEntry(OperatorId id) {
        Optional<Entry> known = read.get(id);
        if (known == null) {
            String key = Keys.operator(id);
            known = records.find(key).map(bytes -> MEMO.get(bytes, () -> parse(key, bytes)));
            read.put(id, known);
        }
        return known;
    }

    private static Entry parse(String key, byte[] bytes) {
        Operator message = Canonical.parseState(key, Operator.parser(), bytes);
        return new Entry(message, new RegisteredOperator(OperatorCodec.toRules(message), message.getMspId()));
    }
}
