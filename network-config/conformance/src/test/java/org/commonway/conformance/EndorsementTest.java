package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;

/** Who must have endorsed: two of the three organisations, or whom a key asks for. */
class EndorsementTest extends ConformanceTest {

    private static String[] by(String... mspIds) {
        return mspIds;
    }

    @Test
    void any_two_organisations_are_enough() throws Exception {
        String key = key("two");

        assertThat(code(transit.endorsedBy(by(CITY, COOP), "put|" + key + "|a")))
                .isEqualTo(VALID);
        assertThat(code(transit.endorsedBy(by(TRANSIT, COOP), "put|" + key + "|b")))
                .isEqualTo(VALID);
        assertThat(code(transit.endorsed("put|" + key + "|c"))).isEqualTo(VALID);
    }

    @Test
    void one_organisation_is_not_enough() throws Exception {
        String key = key("one");

        assertThat(code(transit.endorsedBy(by(TRANSIT), "put|" + key + "|v"))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(transit.evaluate("get|" + key)).isEmpty();
    }

    @Test
    void a_transaction_that_changes_nothing_needs_the_chaincodes_policy_all_the_same() throws Exception {
        String key = key("read");

        assertThat(code(transit.endorsedBy(by(TRANSIT), "get|" + key))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(transit.endorsedBy(by(TRANSIT, CITY), "get|" + key))).isEqualTo(VALID);
    }

    @Test
    void organisations_that_find_different_results_do_not_endorse() {
        EndorseException failure =
                catchThrowableOfType(EndorseException.class, () -> transit.endorsed("random|" + key("random")));

        assertThat(all(failure)).contains("ProposalResponsePayloads do not match");
    }

    @Test
    void a_key_that_asks_for_two_organisations_is_not_changed_by_one_of_them() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|held", "guard|" + key + "|TransitMSP|CoopMSP");

        assertThat(code(transit.endorsedBy(by(TRANSIT), "put|" + key + "|stolen")))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(transit.endorsedBy(by(COOP), "put|" + key + "|stolen"))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(transit.evaluate("get|" + key)).isEqualTo("held");
    }

    @Test
    void a_key_that_asks_for_two_organisations_is_not_changed_by_two_others() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|held", "guard|" + key + "|TransitMSP|CoopMSP");

        assertThat(code(transit.endorsedBy(by(TRANSIT, CITY), "put|" + key + "|stolen")))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_key_that_asks_for_two_organisations_is_changed_by_both_whoever_proposes() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|held", "guard|" + key + "|TransitMSP|CoopMSP");

        assertThat(code(transit.endorsedBy(by(TRANSIT, COOP), "put|" + key + "|confirmed")))
                .isEqualTo(VALID);
        assertThat(client(CITY).submit("put|" + key + "|ended", "get|" + key)).isEqualTo("confirmed");
    }

    @Test
    void a_key_that_asks_for_one_organisation_needs_no_second_one() throws Exception {
        String key = key("own");
        transit.submit("put|" + key + "|v", "guard|" + key + "|CoopMSP");

        assertThat(code(transit.endorsedBy(by(COOP), "put|" + key + "|w"))).isEqualTo(VALID);
    }

    @Test
    void a_key_with_and_a_key_without_a_policy_need_both_policies() throws Exception {
        String guarded = key("guarded");
        String plain = key("plain");
        transit.submit("put|" + guarded + "|v", "guard|" + guarded + "|CoopMSP");

        assertThat(code(transit.endorsedBy(by(COOP), "put|" + guarded + "|w", "put|" + plain + "|w")))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(transit.endorsedBy(by(CITY, TRANSIT), "put|" + guarded + "|w", "put|" + plain + "|w")))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(transit.endorsed("put|" + guarded + "|w", "put|" + plain + "|w")))
                .isEqualTo(VALID);
    }

    @Test
    void a_keys_policy_is_changed_only_by_those_whom_it_asks_for() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|held", "guard|" + key + "|CoopMSP");

        assertThat(code(transit.endorsedBy(by(CITY, TRANSIT), "guard|" + key + "|TransitMSP")))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(transit.evaluate("policy|" + key)).isEqualTo("CoopMSP");
        assertThat(code(transit.endorsedBy(by(COOP), "guard|" + key + "|TransitMSP")))
                .isEqualTo(VALID);
        assertThat(transit.evaluate("policy|" + key)).isEqualTo("TransitMSP");
    }

    @Test
    void after_a_policy_changed_what_was_endorsed_under_the_old_one_has_no_effect() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|held");
        Transaction old = transit.endorsedBy(by(CITY, TRANSIT), "put|" + key + "|late");
        transit.submit("guard|" + key + "|CoopMSP");

        assertThat(code(old)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_keys_policy_survives_writes_and_ends_with_its_deletion() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|v", "guard|" + key + "|CoopMSP");
        transit.submit("put|" + key + "|w");
        assertThat(transit.evaluate("policy|" + key)).isEqualTo("CoopMSP");

        transit.submit("del|" + key);
        transit.submit("put|" + key + "|again");
        assertThat(transit.evaluate("policy|" + key)).isEmpty();
    }

    @Test
    void changing_a_keys_policy_gives_the_key_a_new_version() throws Exception {
        String key = key("leg");
        transit.submit("put|" + key + "|v");
        Transaction reader = transit.endorsed("get|" + key, "put|" + key("else") + "|x");
        transit.submit("guard|" + key + "|CoopMSP");

        assertThat(code(reader)).isEqualTo(MVCC_READ_CONFLICT);
    }
}
