package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees, writes and endorses what in collections of private data. */
class PrivateDataTest extends ConformanceTest {
    private static final String[] ANYBODY = {};

    private Participant city;
    private Participant coop;

    @BeforeEach
    void meetTheOthers() throws Exception {
        city = client(CITY);
        coop = client(COOP);
    }

    private static String[] by(String... mspIds) {
        return mspIds;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRefused(Participant participant, String at, String... steps) {
        assertThat(catchThrowableOfType(GatewayException.class, () -> participant.evaluateAt(at, steps)))
                .as("%s at %s", String.join(" ", steps), at)
                .isNotNull();
    }

    @Test
    void members_read_what_a_member_wrote_each_at_its_own_peer() throws Exception {
        String key = key("price");
        assertThat(code(transit.endorsedWithSecret("42", ANYBODY, "privatePut|pair|" + key)))
                .isEqualTo(VALID);

        assertThat(transit.evaluate("privateGet|pair|" + key)).isEqualTo("42");
        assertThat(city.evaluate("privateGet|pair|" + key)).isEqualTo("42");
    }

    @Test
    void who_is_no_member_reads_nothing_at_its_own_peer_nor_at_a_members() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("42", ANYBODY, "privatePut|pair|" + key));

        assertRefused(coop, COOP, "privateGet|pair|" + key);
        assertRefused(coop, TRANSIT, "privateGet|pair|" + key);
        assertRefused(coop, TRANSIT, "privateRange|pair|" + key + "|" + key + "~");
    }

    @Test
    void a_member_reads_nothing_at_the_peer_of_who_is_none() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("42", ANYBODY, "privatePut|pair|" + key));

        assertRefused(transit, COOP, "privateGet|pair|" + key);
    }

    @Test
    void everybody_reads_the_hash_of_a_value_and_it_is_its_sha256() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("42", ANYBODY, "privatePut|pair|" + key));

        assertThat(transit.evaluate("privateHash|pair|" + key)).isEqualTo(sha256("42"));
        assertThat(coop.evaluate("privateHash|pair|" + key)).isEqualTo(sha256("42"));
        assertThat(coop.evaluate("privateHash|pair|" + key("none"))).isEmpty();
    }

    @Test
    void who_is_no_member_cannot_write_where_only_members_may() {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class,
                () -> coop.endorsedWithSecret("1", by(CITY, TRANSIT), "privatePut|pair|" + key("price")));

        assertThat(refused).isNotNull();
    }

    @Test
    void who_is_no_member_writes_where_all_may_and_cannot_read_it_back() throws Exception {
        String key = key("photo");
        assertThat(code(transit.endorsedWithSecret("evidence", by(CITY, TRANSIT), "privatePut|evidence|" + key)))
                .isEqualTo(VALID);

        assertThat(city.evaluate("privateGet|evidence|" + key)).isEqualTo("evidence");
        assertRefused(transit, TRANSIT, "privateGet|evidence|" + key);
        assertRefused(transit, CITY, "privateGet|evidence|" + key);
        assertThat(transit.evaluate("privateHash|evidence|" + key)).isEqualTo(sha256("evidence"));
    }

    @Test
    void transient_data_are_not_shown_to_who_is_no_member_unless_the_client_names_him() {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class,
                () -> transit.endorsedWithSecret("evidence", ANYBODY, "privatePut|evidence|" + key("photo")));

        assertThat(all(refused)).contains("to protect transient data");
    }

    @Test
    void private_values_change_by_version_as_others_do() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("a", ANYBODY, "privatePut|pair|" + key));
        Transaction first = transit.endorsed("privateAppend|pair|" + key + "|b");
        Transaction second = transit.endorsed("privateAppend|pair|" + key + "|c");

        assertThat(code(first)).isEqualTo(VALID);
        assertThat(code(second)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(city.evaluate("privateGet|pair|" + key)).isEqualTo("ab");
    }

    @Test
    void a_hash_that_was_read_must_still_be_the_newest() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("a", ANYBODY, "privatePut|pair|" + key));
        Transaction reader = coop.endorsed("privateHash|pair|" + key, "put|" + key + "|seen");
        code(transit.endorsedWithSecret("b", ANYBODY, "privatePut|pair|" + key));

        assertThat(code(reader)).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void private_keys_are_listed_to_members_and_apart_from_public_ones() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("1", ANYBODY, "privatePut|pair|" + key + "a"));
        code(transit.endorsedWithSecret("2", ANYBODY, "privatePut|pair|" + key + "b", "put|" + key + "c|3"));

        assertThat(city.evaluate("privateRange|pair|" + key + "|" + key + "~")).isEqualTo(key + "a=1," + key + "b=2");
        assertThat(city.evaluate("range|" + key + "|" + key + "~")).isEqualTo(key + "c=3");
    }

    @Test
    void a_transaction_that_lists_private_keys_cannot_write() {
        assertThat(catchThrowableOfType(
                        GatewayException.class,
                        () -> transit.submit("privateRange|pair|a|b", "put|" + key("k") + "|v")))
                .isNotNull();
    }

    @Test
    void a_deleted_private_key_is_gone_with_its_hash() throws Exception {
        String key = key("price");
        code(transit.endorsedWithSecret("1", ANYBODY, "privatePut|pair|" + key));
        transit.submit("privateDel|pair|" + key);

        assertThat(city.evaluate("privateGet|pair|" + key)).isEmpty();
        assertThat(coop.evaluate("privateHash|pair|" + key)).isEmpty();
    }

    @Test
    void a_collection_with_a_policy_of_its_own_is_changed_only_as_it_says() throws Exception {
        String key = key("ruling");
        assertThat(code(city.endorsedWithSecret("1", by(CITY, TRANSIT), "privatePut|sealed|" + key)))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(city.endorsedWithSecret("1", by(CITY, COOP), "privatePut|sealed|" + key)))
                .isEqualTo(VALID);
        assertThat(code(city.endorsedWithSecret("2", ANYBODY, "privatePut|sealed|" + key)))
                .isEqualTo(VALID);
        assertThat(city.evaluate("privateGet|sealed|" + key)).isEqualTo("2");
    }

    @Test
    void a_private_key_can_ask_for_endorsers_of_its_own() throws Exception {
        String key = key("guarded");
        code(transit.endorsedWithSecret("1", ANYBODY, "privatePut|pair|" + key));
        assertThat(code(transit.endorsed("privateGuard|pair|" + key + "|CityMSP")))
                .isEqualTo(VALID);
        assertThat(transit.evaluate("privatePolicy|pair|" + key, "privateGet|pair|" + key))
                .isEqualTo("CityMSP\n1");

        assertThat(code(transit.endorsedWithSecret("2", by(TRANSIT, COOP), "privatePut|pair|" + key)))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(code(transit.endorsedWithSecret("2", by(CITY), "privatePut|pair|" + key)))
                .isEqualTo(VALID);
    }

    @Test
    void an_organisations_implicit_collection_is_kept_and_endorsed_by_it_alone() throws Exception {
        String key = key("own");
        String own = "_implicit_org_TransitMSP";
        assertThat(code(transit.endorsedWithSecret("mine", by(TRANSIT), "privatePut|" + own + "|" + key)))
                .isEqualTo(VALID);
        assertThat(code(city.endorsedWithSecret("his", by(CITY, COOP), "privatePut|" + own + "|" + key)))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);

        assertThat(transit.evaluate("privateGet|" + own + "|" + key)).isEqualTo("mine");
        assertRefused(city, CITY, "privateGet|" + own + "|" + key);
        assertThat(city.evaluate("privateHash|" + own + "|" + key)).isEqualTo(sha256("mine"));
        // Implicit collections have no memberOnlyRead: a contract must look at the caller itself.
        assertThat(city.evaluateAt(TRANSIT, "privateGet|" + own + "|" + key)).isEqualTo("mine");
    }

    @Test
    void a_collection_that_is_not_defined_is_refused() {
        assertRefused(transit, TRANSIT, "privateGet|elsewhere|k");
        assertThat(catchThrowableOfType(
                        GatewayException.class,
                        () -> transit.endorsedWithSecret("1", by(TRANSIT, CITY), "privatePut|elsewhere|k")))
                .isNotNull();
    }
}
