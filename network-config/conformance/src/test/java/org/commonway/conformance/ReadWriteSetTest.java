package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** Reads, writes and versions, as Fabric's document "Read-Write set semantics" has them. */
class ReadWriteSetTest extends ConformanceTest {

    /** Submits all, in order, before it asks what became of any. */
    private static List<TxValidationCode> codes(Transaction... transactions) throws Exception {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<TxValidationCode> codes = new ArrayList<>();
        for (SubmittedTransaction one : submitted) {
            codes.add(one.getStatus().getCode());
        }
        return codes;
    }

    @Test
    void the_five_transactions_of_the_read_write_set_document_fare_as_it_says() throws Exception {
        String k = key("k");
        transit.submit(
                "put|" + k + "1|v1",
                "put|" + k + "2|v2",
                "put|" + k + "3|v3",
                "put|" + k + "4|v4",
                "put|" + k + "5|v5");
        Transaction t1 = transit.endorsed("put|" + k + "1|v1'", "put|" + k + "2|v2'");
        Transaction t2 = transit.endorsed("get|" + k + "1", "put|" + k + "3|v3'");
        Transaction t3 = transit.endorsed("put|" + k + "2|v2''");
        Transaction t4 = transit.endorsed("put|" + k + "2|v2'''", "get|" + k + "2");
        Transaction t5 = transit.endorsed("put|" + k + "6|v6'", "get|" + k + "5");

        assertThat(codes(t1, t2, t3, t4, t5))
                .containsExactly(VALID, MVCC_READ_CONFLICT, VALID, MVCC_READ_CONFLICT, VALID);
        assertThat(transit.evaluate("range|" + k + "1|" + k + "7"))
                .isEqualTo(
                        String.join(",", k + "1=v1'", k + "2=v2''", k + "3=v3", k + "4=v4", k + "5=v5", k + "6=v6'"));
    }

    @Test
    void a_transaction_does_not_read_its_own_writes() throws Exception {
        String key = key("own");
        transit.submit("put|" + key + "|old");

        assertThat(transit.submit("put|" + key + "|new", "get|" + key)).isEqualTo("old");
        assertThat(transit.evaluate("get|" + key)).isEqualTo("new");
    }

    @Test
    void a_range_does_not_show_the_transactions_own_writes() throws Exception {
        String key = key("own");

        assertThat(transit.submit("put|" + key + "|new", "range|" + key + "|" + key + "~"))
                .isEmpty();
    }

    @Test
    void a_key_that_was_absent_when_read_must_still_be_absent() throws Exception {
        String key = key("absent");
        Transaction first = transit.endorsed("append|" + key + "|a");
        Transaction second = transit.endorsed("append|" + key + "|b");

        assertThat(codes(first, second)).containsExactly(VALID, MVCC_READ_CONFLICT);
        assertThat(transit.evaluate("get|" + key)).isEqualTo("a");
    }

    @Test
    void a_key_that_was_deleted_since_it_was_read_is_a_conflict() throws Exception {
        String key = key("gone");
        transit.submit("put|" + key + "|v");
        Transaction reader = transit.endorsed("append|" + key + "|a");
        transit.submit("del|" + key);

        assertThat(code(reader)).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void a_key_written_with_the_same_value_has_a_new_version() throws Exception {
        String key = key("same");
        transit.submit("put|" + key + "|v");
        Transaction reader = transit.endorsed("append|" + key + "|a");
        transit.submit("put|" + key + "|v");

        assertThat(code(reader)).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void writes_without_reads_never_conflict_and_the_last_one_stays() throws Exception {
        String key = key("blind");
        Transaction first = transit.endorsed("put|" + key + "|first");
        Transaction second = transit.endorsed("put|" + key + "|second");

        assertThat(codes(first, second)).containsExactly(VALID, VALID);
        assertThat(transit.evaluate("get|" + key)).isEqualTo("second");
    }

    @Test
    void a_deleted_key_is_gone_from_reads_and_ranges() throws Exception {
        String key = key("deleted");
        transit.submit("put|" + key + "|v");
        transit.submit("del|" + key);

        assertThat(transit.evaluate("get|" + key, "range|" + key + "|" + key + "~"))
                .isEqualTo("\n");
    }

    @Test
    void a_key_that_appears_in_a_range_that_was_read_is_a_phantom() throws Exception {
        String key = key("trip");
        transit.submit("fill|" + key + "|3");
        Transaction counted = transit.endorsed("countInto|" + key + "|" + key + "~|" + key + "total");
        transit.submit("put|" + key + "0001a|new");

        assertThat(code(counted)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_that_vanishes_from_a_range_that_was_read_is_a_phantom() throws Exception {
        String key = key("trip");
        transit.submit("fill|" + key + "|3");
        Transaction counted = transit.endorsed("countInto|" + key + "|" + key + "~|" + key + "total");
        transit.submit("del|" + key + "0001");

        assertThat(code(counted)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_beside_a_range_that_was_read_disturbs_nobody() throws Exception {
        String key = key("trip");
        transit.submit("fill|" + key + "|3");
        Transaction counted = transit.endorsed("countInto|" + key + "|" + key + "~|" + key + "total");
        transit.submit("put|" + key + "~|new");

        assertThat(code(counted)).isEqualTo(VALID);
    }

    @Test
    void a_range_of_several_pages_is_read_to_its_end_in_order() throws Exception {
        String key = key("many");
        transit.submit("fill|" + key + "|250");

        assertThat(transit.evaluate("count|" + key + "|" + key + "~")).isEqualTo("250");
        assertThat(transit.evaluate("range|" + key + "0009|" + key + "0012"))
                .isEqualTo(key + "0009=x," + key + "0010=x," + key + "0011=x");
    }

    @Test
    void a_paginated_range_goes_on_at_its_bookmark() throws Exception {
        String key = key("page");
        transit.submit("fill|" + key + "|250");

        assertThat(transit.evaluate("page|" + key + "|" + key + "~|100|")).isEqualTo("100:" + key + "0100");
        assertThat(transit.evaluate("page|" + key + "|" + key + "~|100|" + key + "0200"))
                .isEqualTo("50:");
    }

    @Test
    void a_transaction_that_writes_cannot_page() {
        String key = key("page");

        assertThat(catchThrowableOfType(
                        GatewayException.class, () -> transit.submit("put|" + key + "|v", "page|a|b|10|")))
                .isNotNull();
    }

    @Test
    void composite_keys_are_found_by_their_first_parts_and_by_no_plain_range() throws Exception {
        String type = key("leg");
        transit.submit("putParts|" + type + "|trip1|leg1|a", "putParts|" + type + "|trip1|leg2|b");
        transit.submit("putParts|" + type + "|trip2|leg1|c");

        assertThat(transit.evaluate("parts|" + type + "|trip1").split(",")).hasSize(2);
        assertThat(transit.evaluate("range|" + type + "|" + type + "~")).isEmpty();
    }

    @Test
    void the_history_of_a_key_is_told_newest_first_with_its_deletion_and_without_what_was_not_valid() throws Exception {
        String key = key("history");
        transit.submit("put|" + key + "|one");
        Transaction loser = transit.endorsed("append|" + key + "|lost");
        transit.submit("put|" + key + "|two");
        transit.submit("del|" + key);
        assertThat(code(loser)).isEqualTo(MVCC_READ_CONFLICT);

        assertThat(transit.evaluate("history|" + key)).isEqualTo("deleted,two,one");
    }

    @Test
    void a_long_history_comes_in_several_pages() throws Exception {
        String key = key("history");
        List<Transaction> changes = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            changes.add(transit.endorsed("put|" + key + "|" + i));
        }
        assertThat(codes(changes.toArray(new Transaction[0]))).containsOnly(VALID);

        assertThat(transit.evaluate("history|" + key).split(",")).hasSize(120).startsWith("119", "118");
    }
}
