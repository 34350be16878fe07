package org.commonway.audit.record;

import java.util.regex.Pattern;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.SeedDay;

/**
 * What a search was and by which rules it was answered.
 *
 * @param search names it; see {@link SearchSecret#search}
 * @param request commitment to what was asked; see {@link SearchSecret#request}
 * @param policy the policy's hash
 * @param day whose seed draws between equal trips
 * @param asked the order
 * @param currency of all prices, three of A-Z (ISO 4217)
 */
public record SearchHead(Digest search, Digest request, Digest policy, SeedDay day, OrderAsked asked, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Refuses ENTRY_TEXT for a currency of another form. */
    public SearchHead {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new AuditRefusal(RefusalCode.ENTRY_TEXT, "currency");
        }
    }

    static SearchHead read(EntryReader in) {
        return new SearchHead(
                in.digest(), in.digest(), in.digest(), new SeedDay(in.u32(SeedDay.LAST)), asked(in), in.text());
    }

    void write(EntryWriter out) {
        out.digest(search);
        out.digest(request);
        out.digest(policy);
        out.u32(day.number());
        out.u8(asked.order().code());
        out.u8(asked.arriveBy() ? 1 : 0);
        if (asked.order() == Order.OWN_WEIGHTS) {
            Weights weights = asked.weights();
            out.u32(weights.price());
            out.u32(weights.elapsed());
            out.u32(weights.change());
            out.u32(weights.walk());
            out.u32(weights.co2());
            out.u32(weights.doubt());
            out.u32(weights.steps());
        }
        out.text(currency);
    }

    private static OrderAsked asked(EntryReader in) {
        Order order = Order.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        boolean arriveBy = in.flag();
        Weights weights = order == Order.OWN_WEIGHTS
                ? new Weights(in.u32(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32())
                : Weights.NONE;
        return new OrderAsked(order, arriveBy, weights);
    }
}
