package org.commonway.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.commonway.rules.access.AccessState.Refused;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.operator.Operator;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.OperatorKind;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.operator.VatStatus;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;
import org.commonway.rules.signature.SigningKeys;

/** Random steps by anybody at any time, beside a model that knows a status, three moments and who may. */
class AccessWalkTest {
    private static final long DAY = 86_400_000;
    private static final String CITY = "CityMSP";
    private static final OperatorId METRO = new OperatorId("metro");
    private static final Operator ENTRY = new Operator(
            METRO,
            "Metro",
            OperatorKind.TIMETABLE,
            "localhost:7000",
            (ECPublicKey) SigningKeys.generate(new SecureRandom()).getPublic(),
            VatStatus.REGISTERED,
            Optional.empty());
    private static final Caller OPERATOR = new Caller("TransitMSP", Role.OPERATOR, "metro");
    private static final Caller GATEWAY = new Caller("CoopMSP", Role.GATEWAY, "demo");
    private static final Caller OF_THE_CITY = new Caller(CITY, Role.CITY, "");
    private static final List<Caller> ALL = List.of(
            OPERATOR,
            GATEWAY,
            OF_THE_CITY,
            new Caller("CoopMSP", Role.OPERATOR, "metro"),
            new Caller("CoopMSP", Role.GATEWAY, "other"),
            new Caller("CityMSP", Role.GATEWAY, "demo"),
            new Caller("CoopMSP", Role.CITY, ""),
            new Caller(CITY, Role.AUDITOR, ""));

    /** What the walk believes. */
    private enum Model {
        REQUESTED,
        GRANTED,
        REFUSED,
        APPEALED,
        UPHELD,
        OVERTURNED
    }

    @Property(tries = 500)
    void whoever_does_whatever_whenever_the_states_are_those_of_the_table(@ForAll long seed) {
        Random random = new Random(seed);
        Optional<RegisteredOperator> registered = registered();
        long now = 1_000 * DAY;
        AccessRequest request = AccessRequest.ask(
                new AccessId("0192f0c1-57a6-7f0e-9a39-7f6f5c1f9b01"),
                AccessKind.SALE,
                METRO,
                new AskedParty("CoopMSP", "demo"),
                OPERATOR,
                registered,
                CITY,
                now);
        Model model = Model.REQUESTED;
        long since = now;
        for (int step = 0; step < 12; step++) {
            now += random.nextInt(3) == 0 ? random.nextInt(20) * DAY : random.nextInt((int) DAY);
            Caller caller = random.nextInt(3) == 0
                    ? ALL.get(random.nextInt(ALL.size()))
                    : List.of(OPERATOR, GATEWAY, OF_THE_CITY).get(random.nextInt(3));
            int act = random.nextInt(5);
            long at = now;
            Sha256 text = Sha256.of(new byte[0], (act + " " + step).getBytes(StandardCharsets.UTF_8));
            UnaryOperator<AccessRequest> attempt = switch (act) {
                case 0 -> asked -> asked.grant(caller, at);
                case 1 -> asked -> asked.refuse(new Refused(List.of(AccessReason.DEBT), text, at), caller);
                case 2 -> asked -> asked.appeal(text, caller, registered, at);
                case 3 -> asked -> asked.rule(false, text, caller, CITY, at);
                default -> asked -> asked.rule(true, text, caller, CITY, at);
            };
            boolean may =
                    act < 2 ? caller.equals(GATEWAY) : act == 2 ? caller.equals(OPERATOR) : caller.equals(OF_THE_CITY);
            Optional<Model> next = may ? next(model, act, at - since) : Optional.empty();
            boolean repeats = may && act == 0 && model == Model.GRANTED;
            AccessRequest before = request;
            try {
                request = attempt.apply(request);
                assertThat(next.isPresent() || repeats)
                        .as(model + " by act " + act)
                        .isTrue();
            } catch (Refusal refusal) {
                assertThat(next).as(model + " by act " + act).isEmpty();
                assertThat(repeats).isFalse();
                assertThat(refusal.code() == RefusalCode.NOT_ALLOWED).isEqualTo(!may);
                request = before;
            }
            if (next.isPresent()) {
                model = next.get();
                since = at;
            }
            assertThat(modelOf(request.state())).isEqualTo(model);
            assertThat(request.isOverdue(at))
                    .isEqualTo((model == Model.REQUESTED && at - since > 15 * DAY)
                            || (model == Model.APPEALED && at - since > 30 * DAY));
            assertThat(request.state().isOver(at))
                    .isEqualTo(model == Model.GRANTED
                            || model == Model.UPHELD
                            || model == Model.OVERTURNED
                            || (model == Model.REFUSED && at - since > 30 * DAY));
        }
        Statistics.label("status after the walk").collect(model);
    }

    private static Optional<Model> next(Model model, int act, long elapsed) {
        return switch (model) {
            case REQUESTED ->
                switch (act) {
                    case 0 -> Optional.of(Model.GRANTED);
                    case 1 -> Optional.of(Model.REFUSED);
                    case 2 -> elapsed > 15 * DAY ? Optional.of(Model.APPEALED) : Optional.empty();
                    default -> Optional.empty();
                };
            case REFUSED -> act == 2 && elapsed <= 30 * DAY ? Optional.of(Model.APPEALED) : Optional.empty();
            case APPEALED ->
                switch (act) {
                    case 3 -> Optional.of(Model.UPHELD);
                    case 4 -> Optional.of(Model.OVERTURNED);
                    default -> Optional.empty();
                };
            case GRANTED, UPHELD, OVERTURNED -> Optional.empty();
        };
    }

    private static Model modelOf(AccessState state) {
        if (state instanceof AccessState.Ruled ruled) {
            return ruled.isOverturned() ? Model.OVERTURNED : Model.UPHELD;
        }
        return Model.valueOf(state.getClass().getSimpleName().toUpperCase(Locale.ROOT));
    }

    private static Optional<RegisteredOperator> registered() {
        return Optional.of(new RegisteredOperator(ENTRY, "TransitMSP"));
    }
}
