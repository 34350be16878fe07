package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.ledger.v1.Operators;
import org.junit.jupiter.api.Test;

class OperatorTest {
    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void an_operator_registers_itself() {
        Operator entry = register(Town.METRO, SampleTrip.operator("metro").setMspId("CityMSP"));
        assertThat(entry.getMspId()).isEqualTo("TransitMSP");
        assertThat(entry.getRegisteredAt().getEpochMillis()).isEqualTo(ledger.now.toEpochMilli());
        assertThat(ledger.ask(Operator.parser(), Town.GATEWAY, "operators:Get", "metro"))
                .isEqualTo(entry);
    }

    @Test
    void who_moves_to_another_address_has_been_registered_all_the_time_and_who_becomes_another_kind_since_then() {
        Operator first = register(Town.METRO, SampleTrip.operator("metro"));
        ledger.now = ledger.now.plusSeconds(60);
        Operator moved = register(
                Town.METRO,
                SampleTrip.operator("metro").setAddress("127.0.0.1:7299").setName("Metro, again"));
        assertThat(moved.getRegisteredAt()).isEqualTo(first.getRegisteredAt());
        Operator changed =
                register(Town.METRO, SampleTrip.operator("metro").setKind(OperatorKind.OPERATOR_KIND_ON_DEMAND));
        assertThat(changed.getRegisteredAt().getEpochMillis()).isEqualTo(ledger.now.toEpochMilli());
    }

    @Test
    void an_id_stays_with_the_organisation_that_registered_it_first() {
        register(Town.METRO, SampleTrip.operator("metro"));
        Member impostor = Member.operator("CoopMSP", "metro");
        assertThat(ledger.refusal(impostor, "operators:Register", SampleTrip.operator("metro")))
                .isEqualTo("OPERATOR_ID_TAKEN");
    }

    @Test
    void a_cooperative_takes_in_members_but_takes_none_over() {
        register(Town.METRO, SampleTrip.operator("metro"));
        assertThat(ledger.refusal(
                        Town.UNION,
                        "operators:Register",
                        SampleTrip.operator("metro").setCooperativeId("union")))
                .isEqualTo("NOT_ALLOWED");
        Operator member = register(Town.UNION, SampleTrip.operator("tram").setCooperativeId("union"));
        assertThat(member.getMspId()).isEqualTo("TransitMSP");
        assertThat(register(Town.METRO, SampleTrip.operator("metro").setCooperativeId("union"))
                        .getCooperativeId())
                .isEqualTo("union");
    }

    @Test
    void the_same_entry_again_writes_nothing() {
        Operator first = register(Town.METRO, SampleTrip.operator("metro"));
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        ledger.now = ledger.now.plusSeconds(60);
        assertThat(register(Town.METRO, SampleTrip.operator("metro"))).isEqualTo(first);
        assertThat(ledger.state).isEqualTo(before);
        assertThat(register(Town.METRO, SampleTrip.operator("metro").setAddress("127.0.0.1:7299"))
                        .getAddress())
                .isEqualTo("127.0.0.1:7299");
    }

    @Test
    void operators_are_listed_by_id_page_by_page() {
        assertThat(list(1)).isEmpty();
        for (String id : List.of("metro", "bikes", "metro-2", "a1", "zz")) {
            register(Member.operator("CoopMSP", id), SampleTrip.operator(id));
        }
        for (int size : new int[] {1, 2, 3, 5, 100}) {
            assertThat(list(size)).containsExactly("a1", "bikes", "metro", "metro-2", "zz");
        }
        assertThat(ledger.refusal(Town.GATEWAY, "operators:List", "101", "")).isEqualTo("INVALID_ARGUMENT");
        assertThat(ledger.refusal(Town.GATEWAY, "operators:List", "1", "~")).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void an_entry_that_makes_no_sense_is_refused() {
        assertThat(refusalOf(SampleTrip.operator("metro").setName(""))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setAddress("nowhere")))
                .isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").clearKind())).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setKindValue(99))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").clearVatStatus())).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setCooperativeId("?")))
                .isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("Metro!"))).isEqualTo("INVALID_OPERATOR");
        assertThat(refusalOf(SampleTrip.operator("metro").setSigningKey(ByteString.EMPTY)))
                .isEqualTo("INVALID_KEY");
        assertThat(ledger.refusal(Town.METRO, "operators:Get", "bikes")).isEqualTo("OPERATOR_NOT_FOUND");
    }

    private List<String> list(int size) {
        List<String> ids = new ArrayList<>();
        String bookmark = "";
        do {
            Operators page =
                    ledger.ask(Operators.parser(), Town.GATEWAY, "operators:List", Integer.toString(size), bookmark);
            page.getOperatorsList().forEach(operator -> ids.add(operator.getOperatorId()));
            bookmark = page.getBookmark();
        } while (!bookmark.isEmpty());
        return ids;
    }

    private Operator register(Member caller, Operator.Builder operator) {
        return ledger.ask(Operator.parser(), caller, "operators:Register", operator);
    }

    private String refusalOf(Operator.Builder operator) {
        return ledger.refusal(Town.METRO, "operators:Register", operator);
    }
}
