package org.commonway.node.settings;

import java.util.List;
import java.util.stream.Stream;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.Conditions.NoShow;
import org.commonway.node.leg.Conditions.Tier;
import org.commonway.node.leg.Conditions.Vat;

/** Reads what a service is sold on; what is not set is as is usual for that kind of service. */
final class ConditionsReader {
    private static final int TAKE_BACK_SECONDS = 120;
    private static final int QUARTER_HOUR = 900;
    private static final int REPORT_SECONDS = 86_400;

    /** Free until a quarter of an hour before departure, half until it leaves; whoever does not come has paid. */
    static final Conditions TICKET = new Conditions(
            TAKE_BACK_SECONDS,
            List.of(new Tier(QUARTER_HOUR, 0), new Tier(0, 5_000)),
            new NoShow(QUARTER_HOUR, Conditions.WHOLE_BPS),
            0,
            REPORT_SECONDS,
            Vat.NONE);

    /** Free until the start; a vehicle that waited in vain costs a tenth of the cap. */
    static final Conditions RENTAL = new Conditions(
            TAKE_BACK_SECONDS, List.of(new Tier(0, 0)), new NoShow(QUARTER_HOUR, 1_000), 0, REPORT_SECONDS, Vat.NONE);

    /** Free until an hour before; half until ten minutes before; then all. Who is left standing gets a fifth on top. */
    static final Conditions ON_DEMAND = new Conditions(
            TAKE_BACK_SECONDS,
            List.of(new Tier(3_600, 0), new Tier(600, 5_000)),
            new NoShow(600, Conditions.WHOLE_BPS),
            2_000,
            REPORT_SECONDS,
            Vat.NONE);

    private final Properties properties;

    ConditionsReader(Properties properties) {
        this.properties = properties;
    }

    /** The conditions of this service; a {@link StartFailure} names the key that does not fit. */
    Conditions read(String service, Conditions usual) {
        String prefix = service + ".conditions.";
        int most = Integer.MAX_VALUE;
        int vatBps = properties.getInt(prefix + "vat-bps", usual.vat().bps(), 0, most);
        try {
            return new Conditions(
                    properties.getInt(prefix + "rollback-seconds", usual.rollbackSeconds(), 0, most),
                    tiers(prefix + "cancellation", usual.cancellation()),
                    new NoShow(
                            properties.getInt(
                                    prefix + "no-show-after-seconds",
                                    usual.noShow().afterSeconds(),
                                    0,
                                    most),
                            properties.getInt(
                                    prefix + "no-show-fee-bps", usual.noShow().feeBps(), 0, most)),
                    properties.getInt(prefix + "operator-cancel-bps", usual.operatorCancelBps(), 0, most),
                    properties.getInt(prefix + "report-within-seconds", usual.reportWithinSeconds(), 0, most),
                    new Vat(vatBps, vatBps == 0 ? "" : properties.get("operator.country")));
        } catch (IllegalArgumentException outOfBounds) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    "Configuration commonway." + service + ".conditions: " + outOfBounds.getMessage() + ".",
                    outOfBounds);
        }
    }

    /** "3600:0 600:5000": seconds before the start and the fee in basis points, the earliest first. */
    private List<Tier> tiers(String key, List<Tier> usual) {
        return properties.find(key).map(text -> parse(key, text)).orElse(usual);
    }

    private List<Tier> parse(String key, String text) {
        return Stream.of(text.split("\\s+", -1)).map(pair -> tier(key, pair)).toList();
    }

    private Tier tier(String key, String pair) {
        if (!pair.matches("\\d{1,8}:\\d{1,5}")) {
            throw properties.bad(
                    key,
                    "must be pairs of seconds before the start and basis points of the price, such as \"3600:0"
                            + " 600:5000\", not '" + pair + "'");
        }
        int colon = pair.indexOf(':');
        return new Tier(Integer.parseInt(pair.substring(0, colon)), Integer.parseInt(pair.substring(colon + 1)));
    }
}
