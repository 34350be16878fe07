package org.commonway.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.StoredHashes;
import org.commonway.audit.merkle.TreeRoot;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
    private static final Hash ROOT = Hash.ofLeaf(new byte[] {1});

    @Test
    void the_checkpoint_that_go_made_is_that_of_the_same_entries() {
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(Peer.bytes("checkpoint.txt")).text());
        Hash root = TreeRoot.of(Peer.SIZE, StoredHashes.of(Peer.SIZE));
        assertThat(checkpoint).isEqualTo(new Checkpoint("gateway.example/log", Peer.SIZE, root));
        assertThat(checkpoint.text())
                .isEqualTo(SignedNote.parse(Peer.bytes("checkpoint.txt")).text());
    }

    @Test
    void a_checkpoint_is_read_as_it_was_written_with_its_extensions() {
        Checkpoint checkpoint = new Checkpoint("a log", Long.MAX_VALUE, ROOT, List.of("first", "— second"));
        assertThat(checkpoint.text()).isEqualTo("a log\n9223372036854775807\n" + ROOT + "\nfirst\n\u2014 second\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        Checkpoint empty = new Checkpoint("a log", 0, Hash.EMPTY_TREE);
        assertThat(Checkpoint.parse(empty.text())).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CHECKPOINT_LINES | ''
                    CHECKPOINT_LINES | ~
                    CHECKPOINT_LINES | log~7~
                    CHECKPOINT_LINES | log~7~ROOT
                    CHECKPOINT_LINES | ~7~ROOT~
                    CHECKPOINT_LINES | log~7~ROOT~~
                    CHECKPOINT_LINES | log~7~ROOT~~more~
                    CHECKPOINT_SIZE  | log~07~ROOT~
                    CHECKPOINT_SIZE  | log~00~ROOT~
                    CHECKPOINT_SIZE  | log~-7~ROOT~
                    CHECKPOINT_SIZE  | log~+7~ROOT~
                    CHECKPOINT_SIZE  | log~7.0~ROOT~
                    CHECKPOINT_SIZE  | 'log~ 7~ROOT~'
                    CHECKPOINT_SIZE  | log~\u0667~ROOT~
                    CHECKPOINT_SIZE  | log~9223372036854775808~ROOT~
                    CHECKPOINT_SIZE  | log~99999999999999999999999~ROOT~
                    CHECKPOINT_ROOT  | log~7~root~
                    CHECKPOINT_ROOT  | log~7~AAAA~
                    CHECKPOINT_ROOT  | 'log~7~ROOT ~'
                    CHECKPOINT_ROOT  | log~0~ROOT~
                    """)
    void a_text_that_is_no_checkpoint_is_refused_by_name(RefusalCode code, String text) {
        refuses(code, () -> Checkpoint.parse(text.replace('~', '\n').replace("ROOT", ROOT.toString())));
    }

    @Test
    void a_checkpoint_that_could_not_be_read_is_not_made() {
        refuses(RefusalCode.CHECKPOINT_LINES, () -> new Checkpoint("", 1, ROOT));
        refuses(RefusalCode.CHECKPOINT_LINES, () -> new Checkpoint("two\nlines", 1, ROOT));
        refuses(RefusalCode.CHECKPOINT_LINES, () -> new Checkpoint("a\tb", 1, ROOT));
        refuses(RefusalCode.CHECKPOINT_LINES, () -> new Checkpoint("half a character \udc00", 1, ROOT));
        refuses(RefusalCode.CHECKPOINT_LINES, () -> new Checkpoint("log", 1, ROOT, List.of("")));
        refuses(RefusalCode.CHECKPOINT_SIZE, () -> new Checkpoint("log", -1, ROOT));
        refuses(RefusalCode.CHECKPOINT_ROOT, () -> new Checkpoint("log", 0, ROOT));
    }

    @Property
    void any_text_is_a_checkpoint_in_its_one_form_or_refused(@ForAll String origin, @ForAll String rest) {
        for (String text : List.of(rest, origin + "\n7\n" + ROOT + "\n" + rest, origin + "\n" + rest + "\n" + ROOT)) {
            try {
                assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
            } catch (AuditRefusal e) {
                assertThat(e.code()).isNotNull();
            }
        }
    }
}
