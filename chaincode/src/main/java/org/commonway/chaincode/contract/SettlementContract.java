package org.commonway.chaincode.contract;

import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.SettlementCodec;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Netting;

/** Closing periods: the city whose terms apply begins one and nets it, a step a transaction. Any member may read. */
public final class SettlementContract {
    private SettlementContract() {}

    /** A settlement's number out of an argument: refused with INVALID_ARGUMENT unless it is 1 to 99999999. */
    public static int parseNumber(String text) {
        if (text.matches("[1-9][0-9]{0,7}")) {
            return Integer.parseInt(text);
        }
        throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A settlement's number is 1 to 99999999; correct it.");
    }

    /**
     * Begins the next period. From then on nothing can be written into it, so that what is netted later is final. The same
     * request again writes nothing.
     */
    public static Settlement begin(Call call, BeginSettlementRequest asked) {
        requireCity(call);
        long untilMillis = asked.getUntil().getEpochMillis();
        org.commonway.rules.settlement.Settlement begun = call.state()
                .settlements()
                .findLast()
                .map(last -> last.begin(untilMillis, call.nowMillis()))
                .orElseGet(() -> org.commonway.rules.settlement.Settlement.first(untilMillis, call.nowMillis()));
        if (isNew(call, begun)) {
            call.state().settlements().putBegun(begun, call.state().closedUntilMillis());
        }
        return SettlementCodec.toProto(begun);
    }

    private static boolean isNew(Call call, org.commonway.rules.settlement.Settlement begun) {
        return call.state()
                .settlements()
                .find(begun.period().number())
                .filter(begun::equals)
                .isEmpty();
    }

    /** Nets the next entries; tells by an event when that closes the settlement. A closed one is answered as it is. */
    public static Settlement net(Call call, int number) {
        requireCity(call);
        org.commonway.rules.settlement.Settlement before = getOrRefuse(call, number);
        if (!(before instanceof Netting netting)) {
            return SettlementCodec.toProto(before);
        }
        org.commonway.rules.settlement.Settlement after =
                netting.net(call.state().settlements().step(netting));
        call.state().settlements().put(after);
        if (after instanceof Closed) {
            call.emit("SettlementClosed", SettlementCodec.toSummary(after));
        }
        return SettlementCodec.toProto(after);
    }

    /** The settlement of this number; refused with SETTLEMENT_NOT_FOUND. */
    public static Settlement get(Call call, int number) {
        return SettlementCodec.toProto(getOrRefuse(call, number));
    }

    /** Settlements by number, without their positions. */
    public static Settlements list(Call call, PageAsk ask) {
        return call.state().settlements().list(ask);
    }

    private static org.commonway.rules.settlement.Settlement getOrRefuse(Call call, int number) {
        return call.state()
                .settlements()
                .find(number)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.SETTLEMENT_NOT_FOUND,
                        "Settlement " + number + " was not begun; list the settlements, or begin one."));
    }

    private static void requireCity(Call call) {
        call.caller().requireCityOf(call.state().getTermsInForce().cityMspId());
    }
}
