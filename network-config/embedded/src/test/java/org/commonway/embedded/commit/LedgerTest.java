package org.commonway.embedded.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** What stands in the chain, as those who read it see it. */
class LedgerTest extends LedgerFixture {
    @Test
    void a_view_sees_one_block_however_many_follow() throws Exception {
        open();
        put("a", "1");
        try (StateView view = ledger.openView()) {
            put("a", "2");
            put("b", "2");
            assertThat(STATE.find(view, "a").orElseThrow().value().toStringUtf8())
                    .isEqualTo("1");
            assertThat(view.range("", "").next().stored().value().toStringUtf8())
                    .isEqualTo("1");
            assertThat(STATE.find(view, "b")).isEmpty();
        }
    }

    @Test
    void a_view_that_outlives_the_ledger_is_an_outage() throws Exception {
        open();
        put("a", "1");
        StateView view = ledger.openView();
        var entries = view.range("", "");
        ledger.close();
        ledger = null;

        assertThatThrownBy(() -> STATE.find(view, "a")).isInstanceOf(StateOutage.class);
        assertThatThrownBy(entries::hasNext).isInstanceOf(StateOutage.class);
        view.close();
    }

    @Test
    void ranges_follow_the_order_of_code_points_and_their_bounds() throws Exception {
        open();
        List<String> keys = List.of("\u0000", "a", "a\u0000", "b", "é", "\uFFFD", "\uD83D\uDE80", "\uDBFF\uDFFF");
        for (String key : keys.stream().sorted(Comparator.reverseOrder()).toList()) {
            commit(MadeTransaction.writing("tx" + keys.indexOf(key), key, "x"));
        }

        assertThat(keys("", "")).isEqualTo(keys);
        assertThat(keys("a", "b")).containsExactly("a", "a\u0000");
        assertThat(keys("é", "\uDBFF\uDFFF")).containsExactly("é", "\uFFFD", "\uD83D\uDE80");
        assertThat(keys("b", "a")).isEmpty();
        assertThat(keys("\uDBFF\uDFFF", "")).containsExactly("\uDBFF\uDFFF");
    }

    @Test
    void of_two_transactions_with_one_id_the_first_is_the_one_that_is_found() throws Exception {
        open();
        commit(MadeTransaction.writing("same", "a", "1"), MadeTransaction.writing("same", "a", "2"));
        commit(MadeTransaction.writing("same", "a", "3"));

        assertThat(ledger.findStatus("same")).contains(new TransactionStatus(TxValidationCode.VALID, 1));
        assertThat(get("a")).contains("1");
        ledger.close();
        delete(data().resolve("state"));
        open();
        assertThat(ledger.findStatus("same")).contains(new TransactionStatus(TxValidationCode.VALID, 1));
    }

    @Test
    void forces_and_bytes_are_counted() throws Exception {
        open();
        CommitFigures before = ledger.figures();
        long size = Files.size(file());
        put("a", "1");
        put("b", "1");
        CommitFigures after = ledger.figures();

        assertThat(after.forces() - before.forces()).isEqualTo(2);
        assertThat(after.transactions() - before.transactions()).isEqualTo(2);
        assertThat(after.appendedBytes() - before.appendedBytes()).isEqualTo(Files.size(file()) - size);
    }
}
