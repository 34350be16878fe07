package org.commonway.audit.record;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Features in 28 bytes; what is not known is all ones. */
final class FeaturesForm {
    static final int BYTES = 28;

    private static final long NO_PRICE = 0xffff_ffffL;
    private static final int NO_LIKELIHOOD = 0xff;

    private FeaturesForm() {}

    static Features read(EntryReader in) {
        long price = in.u32();
        long departure = in.u64();
        int elapsed = in.u32(Features.MOST_ELAPSED_SECONDS);
        int rides = in.u8();
        int walk = in.u32(Features.MOST_WALK_METRES);
        int co2 = in.u32(Features.MOST_CO2_GRAMS);
        StepFree stepFree =
                StepFree.find(in.u8()).orElseThrow(() -> new AuditRefusal(RefusalCode.ENTRY_VALUE, in.before(1)));
        boolean publicTransport = in.flag();
        int likelihood = in.u8();
        return new Features(
                price == NO_PRICE ? OptionalLong.empty() : OptionalLong.of(price),
                departure,
                elapsed,
                rides,
                walk,
                co2,
                stepFree,
                publicTransport,
                likelihood == NO_LIKELIHOOD ? OptionalInt.empty() : OptionalInt.of(likelihood));
    }

    static void write(Features features, EntryWriter out) {
        out.u32(features.price().orElse(NO_PRICE));
        out.u64(features.departureSeconds());
        out.u32(features.elapsedSeconds());
        out.u8(features.rides());
        out.u32(features.walkMetres());
        out.u32(features.co2Grams());
        out.u8(features.stepFree().code());
        out.u8(features.publicTransport() ? 1 : 0);
        out.u8(features.likelihoodPercent().orElse(NO_LIKELIHOOD));
    }
}
