package org.commonway.audit.checkpoint;

import java.util.Arrays;
import java.util.List;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;
import org.commonway.audit.text.Utf8;

/**
 * How many entries a log says it has and what their root is: the text of a note (C2SP tlog-checkpoint, "Note text").
 *
 * @param origin who the log is: one line, not empty; by custom an address without scheme
 * @param size how many entries, 0 to 2^63 - 1
 * @param root of the tree of these entries; of no entries {@link Hash#EMPTY_TREE}
 * @param extensions further lines, none empty; the specification advises against them, for nobody audits what they say
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final int FIXED_LINES = 3;

    /** Refuses CHECKPOINT_LINES, CHECKPOINT_SIZE, and CHECKPOINT_ROOT for an empty tree with another root. */
    public Checkpoint {
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
        if (size < 0) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_SIZE, "size " + size);
        }
        if (size == 0 && !root.equals(Hash.EMPTY_TREE)) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_ROOT, "size 0");
        }
        extensions = List.copyOf(extensions);
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** The checkpoint that a note's text says; refuses CHECKPOINT_LINES, CHECKPOINT_SIZE and CHECKPOINT_ROOT. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_LINES, "no final newline");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < FIXED_LINES || lines.stream().anyMatch(String::isEmpty)) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_LINES);
        }
        long size = Decimal.parse(lines.get(1), RefusalCode.CHECKPOINT_SIZE, "line 2");
        return new Checkpoint(lines.get(0), size, root(lines.get(2)), lines.subList(FIXED_LINES, lines.size()));
    }

    /** The text to sign: origin, size and root, then the extensions, a line each. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static Hash root(String line) {
        try {
            return Hash.parse(line);
        } catch (AuditRefusal e) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_ROOT, "line 3");
        }
    }

    private static void requireLine(String line) {
        Utf8.encode(line, RefusalCode.CHECKPOINT_LINES);
        if (line.isEmpty() || line.indexOf('\n') >= 0 || Utf8.hasControlCharacter(line)) {
            throw new AuditRefusal(RefusalCode.CHECKPOINT_LINES);
        }
    }
}
