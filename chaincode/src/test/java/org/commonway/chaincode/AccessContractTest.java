package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Map;
import org.commonway.proto.ledger.v1.AccessKind;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessRequests;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.commonway.proto.ledger.v1.AppealAccessRequest;
import org.commonway.proto.ledger.v1.RefuseAccessRequest;
import org.commonway.proto.ledger.v1.RuleAccessRequest;
import org.junit.jupiter.api.Test;

class AccessContractTest {
    static final String ID = "0192f0c1-57a6-7f0e-9a39-7f6f5c1f9b01";
    private static final String OTHER_ID = "0192f0c1-57a6-7f0e-9a39-7f6f5c1f9b02";
    private static final ByteString HASH = ByteString.copyFrom(new byte[32]);
    private static final Member UNION_OF_COOP =
            Member.of("CoopMSP", Map.of("commonway.role", "cooperative", "commonway.cooperative", "friends"));

    @Test
    void a_refusal_stands_with_its_reasons_through_appeal_and_ruling() {
        Town town = appealed();
        AccessRequest appealed = get(town);
        assertThat(appealed.getStatus()).isEqualTo(AccessStatus.ACCESS_STATUS_APPEALED);
        assertThat(appealed.getReasonsList())
                .containsExactly(AccessReason.ACCESS_REASON_NO_LICENCE, AccessReason.ACCESS_REASON_DEBT);
        AccessRequest ruled = town.ledger.ask(AccessRequest.parser(), Town.CITY, "access:Rule", ruling());
        assertThat(ruled.getStatus()).isEqualTo(AccessStatus.ACCESS_STATUS_OVERTURNED);
        assertThat(ruled.getReasonsList()).isEqualTo(appealed.getReasonsList());
        assertThat(ruled.getAppealedAt()).isEqualTo(appealed.getAppealedAt());
        assertThat(get(town)).isEqualTo(ruled);
        assertThat(town.ledger.refusal(
                        Town.CITY,
                        "access:Rule",
                        ruling().toBuilder()
                                .setRuling(AccessStatus.ACCESS_STATUS_UPHELD)
                                .build()))
                .isEqualTo("ILLEGAL_TRANSITION");
    }

    @Test
    void silence_is_overdue_by_the_clock_alone_and_can_be_appealed() {
        Town town = asked();
        byte[] stored = town.ledger.state.get("access~" + ID);
        assertThat(get(town).getOverdue()).isFalse();
        assertThat(town.ledger.refusal(Town.METRO, "access:Appeal", appeal())).isEqualTo("TOO_EARLY");
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(15));
        assertThat(get(town).getOverdue()).isFalse();
        town.ledger.now = town.ledger.now.plusMillis(1);
        assertThat(get(town).getOverdue()).isTrue();
        assertThat(town.ledger.state.get("access~" + ID)).isSameAs(stored);
        AccessRequest appealed = town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Appeal", appeal());
        assertThat(appealed.hasAnsweredAt()).isFalse();
        assertThat(appealed.getOverdue()).isFalse();
        assertThat(town.ledger.refusal(Town.GATEWAY, "access:Grant", ID)).isEqualTo("ILLEGAL_TRANSITION");
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(31));
        assertThat(get(town).getOverdue()).as("the city is late").isTrue();
    }

    @Test
    void a_late_answer_counts_and_shows_that_it_was_late() {
        Town town = asked();
        AccessRequest asked = get(town);
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(20));
        AccessRequest granted = town.ledger.ask(AccessRequest.parser(), Town.GATEWAY, "access:Grant", ID);
        assertThat(granted.getAnsweredAt().getEpochMillis())
                .isGreaterThan(asked.getDueAt().getEpochMillis());
    }

    @Test
    void the_same_is_not_asked_twice_at_once() {
        Town town = asked();
        AccessRequest again = sale().toBuilder().setRequestId(OTHER_ID).build();
        assertThat(town.ledger.refusal(Town.METRO, "access:Ask", again)).isEqualTo("ACCESS_EXISTS");
        AccessRequest elsewhere = again.toBuilder().setAskedGatewayId("another").build();
        town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Ask", elsewhere);
        town.ledger.ask(AccessRequest.parser(), Town.GATEWAY, "access:Refuse", refusal());
        AccessRequest third = sale().toBuilder()
                .setRequestId("0192f0c1-57a6-7f0e-9a39-7f6f5c1f9b03")
                .build();
        assertThat(town.ledger.refusal(Town.METRO, "access:Ask", third)).isEqualTo("ACCESS_EXISTS");
        town.ledger.now = town.ledger.now.plus(Duration.ofDays(31));
        assertThat(town.ledger.refusal(Town.METRO, "access:Appeal", appeal())).isEqualTo("TOO_LATE");
        town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Ask", third);
        AccessRequests page = town.ledger.ask(AccessRequests.parser(), Town.AUDITOR, "access:List", "2", "");
        assertThat(page.getRequestsList())
                .extracting(AccessRequest::getRequestId)
                .containsExactly(ID, OTHER_ID);
        assertThat(town.ledger
                        .ask(AccessRequests.parser(), Town.AUDITOR, "access:List", "2", page.getBookmark())
                        .getRequestsList())
                .hasSize(1);
    }

    @Test
    void what_was_done_already_is_answered_and_not_written_again() {
        Town town = asked();
        AccessRequest asked = get(town);
        town.ledger.now = town.ledger.now.plusSeconds(60);
        assertThat(town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Ask", sale()))
                .isEqualTo(asked);
        assertThat(town.ledger.refusal(
                        Town.BIKES,
                        "access:Ask",
                        sale().toBuilder().setOperatorId("bikes").build()))
                .isEqualTo("ACCESS_EXISTS");
        AccessRequest refused = town.ledger.ask(AccessRequest.parser(), Town.GATEWAY, "access:Refuse", refusal());
        town.ledger.now = town.ledger.now.plusSeconds(60);
        assertThat(town.ledger.ask(AccessRequest.parser(), Town.GATEWAY, "access:Refuse", refusal()))
                .isEqualTo(refused);
        assertThat(town.ledger.refusal(
                        Town.GATEWAY,
                        "access:Refuse",
                        refusal().toBuilder()
                                .clearReasons()
                                .addReasons(AccessReason.ACCESS_REASON_SAFETY)
                                .build()))
                .isEqualTo("ILLEGAL_TRANSITION");
    }

    @Test
    void an_applicant_without_identity_is_spoken_for_by_the_city() {
        Town town = new Town();
        AccessRequest request = AccessRequest.newBuilder()
                .setRequestId(ID)
                .setKind(AccessKind.ACCESS_KIND_REGISTRATION)
                .setOperatorId("one-van")
                .setAskedMspId("CoopMSP")
                .build();
        assertThat(town.ledger.refusal(Town.METRO, "access:Ask", request)).isEqualTo("NOT_ALLOWED");
        assertThat(town.ledger.refusal(Member.of("CoopMSP", Map.of("commonway.role", "city")), "access:Ask", request))
                .isEqualTo("NOT_ALLOWED");
        assertThat(town.ledger
                        .ask(AccessRequest.parser(), Town.CITY, "access:Ask", request)
                        .getForApplicant())
                .isTrue();
        assertThat(town.ledger.refusal(Town.BIKES, "access:Refuse", refusal())).isEqualTo("NOT_ALLOWED");
        assertThat(town.ledger.refusal(Town.GATEWAY, "access:Refuse", refusal()))
                .as("a gateway does not speak for its organisation")
                .isEqualTo("NOT_ALLOWED");
        town.ledger.ask(AccessRequest.parser(), UNION_OF_COOP, "access:Refuse", refusal());
        town.ledger.ask(AccessRequest.parser(), Town.CITY, "access:Appeal", appeal());
    }

    @Test
    void a_request_that_makes_no_sense_is_refused() {
        Town town = new Town();
        assertThat(ask(town, sale().toBuilder().clearKind())).isEqualTo("INVALID_ACCESS");
        assertThat(ask(town, sale().toBuilder().clearAskedGatewayId())).isEqualTo("INVALID_ACCESS");
        assertThat(ask(town, sale().toBuilder().setAskedMspId("Jane Doe"))).isEqualTo("INVALID_ACCESS");
        assertThat(ask(town, sale().toBuilder().setAskedGatewayId("a~b"))).isEqualTo("INVALID_ACCESS");
        assertThat(ask(town, sale().toBuilder().setKind(AccessKind.ACCESS_KIND_REGISTRATION)))
                .isEqualTo("INVALID_ACCESS");
        assertThat(ask(town, sale().toBuilder().setRequestId("1"))).isEqualTo("INVALID_ARGUMENT");
        Town asked = asked();
        RefuseAccessRequest none = refusal().toBuilder().clearReasons().build();
        assertThat(asked.ledger.refusal(Town.GATEWAY, "access:Refuse", none)).isEqualTo("INVALID_ACCESS");
        RefuseAccessRequest twice = refusal().toBuilder()
                .addReasons(AccessReason.ACCESS_REASON_DEBT)
                .build();
        assertThat(asked.ledger.refusal(Town.GATEWAY, "access:Refuse", twice)).isEqualTo("INVALID_ACCESS");
        RefuseAccessRequest short_ = refusal().toBuilder().clearReasonsHash().build();
        assertThat(asked.ledger.refusal(Town.GATEWAY, "access:Refuse", short_)).isEqualTo("INVALID_ARGUMENT");
        assertThat(asked.ledger.refusal(Town.GATEWAY, "access:Grant", OTHER_ID)).isEqualTo("ACCESS_NOT_FOUND");
    }

    static Town asked() {
        Town town = new Town();
        town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Ask", sale());
        return town;
    }

    static Town refused() {
        Town town = asked();
        town.ledger.ask(AccessRequest.parser(), Town.GATEWAY, "access:Refuse", refusal());
        return town;
    }

    static Town appealed() {
        Town town = refused();
        town.ledger.ask(AccessRequest.parser(), Town.METRO, "access:Appeal", appeal());
        return town;
    }

    static AccessRequest sale() {
        return AccessRequest.newBuilder()
                .setRequestId(ID)
                .setKind(AccessKind.ACCESS_KIND_SALE)
                .setOperatorId("metro")
                .setAskedMspId("CoopMSP")
                .setAskedGatewayId("demo")
                .build();
    }

    static RefuseAccessRequest refusal() {
        return RefuseAccessRequest.newBuilder()
                .setRequestId(ID)
                .addReasons(AccessReason.ACCESS_REASON_NO_LICENCE)
                .addReasons(AccessReason.ACCESS_REASON_DEBT)
                .setReasonsHash(HASH)
                .build();
    }

    static AppealAccessRequest appeal() {
        return AppealAccessRequest.newBuilder()
                .setRequestId(ID)
                .setAppealHash(HASH)
                .build();
    }

    static RuleAccessRequest ruling() {
        return RuleAccessRequest.newBuilder()
                .setRequestId(ID)
                .setRuling(AccessStatus.ACCESS_STATUS_OVERTURNED)
                .setRulingHash(HASH)
                .build();
    }

    private static AccessRequest get(Town town) {
        return town.ledger.ask(AccessRequest.parser(), Town.AUDITOR, "access:Get", ID);
    }

    private static String ask(Town town, AccessRequest.Builder request) {
        return town.ledger.refusal(Town.METRO, "access:Ask", request);
    }
}
