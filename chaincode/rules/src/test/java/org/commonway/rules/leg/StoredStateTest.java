package org.commonway.rules.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoredStateTest {
    private static final long BOOKED_AT = 1;

    @ParameterizedTest
    @EnumSource
    void every_state_is_read_as_it_was_written(LegStatus status) {
        LegState state = stateOf(status);
        assertThat(state.status()).isEqualTo(status);
        assertThat(StoredState.of(state).toState(BOOKED_AT)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED,,,5",
        "PREPARING,,4,5",
        "IN_USE,,,5",
        "IN_USE,RIDER,4,5",
        "ENDED,,,5",
        "CANCELLED,,,5",
        "CANCELLED,RIDER,4,5",
        "ABENDED,,4,5",
        "ABENDED,OPERATOR,,5",
        "PAUSED,,4,",
        "CANCELLED,EXPIRED,,"
    })
    void facts_that_do_not_fit_together_are_a_bug(LegStatus status, LegCause cause, Long startedAt, Long since) {
        StoredState stored = new StoredState(status, Optional.ofNullable(cause), optional(startedAt), optional(since));
        assertThatThrownBy(() -> stored.toState(BOOKED_AT)).isInstanceOf(IllegalStateException.class);
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static LegState stateOf(LegStatus status) {
        return switch (status) {
            case NOT_STARTED -> new LegState.NotStarted(BOOKED_AT);
            case PREPARING -> new LegState.Preparing(5);
            case READY_TO_USE -> new LegState.ReadyToUse(5);
            case IN_USE -> new LegState.InUse(4, 5);
            case PAUSED -> new LegState.Paused(4, 5);
            case ISSUE_REPORTED -> new LegState.IssueReported(4, 5);
            case ENDED -> new LegState.Ended(4, 5);
            case CANCELLED -> new LegState.Cancelled(LegCause.NO_SHOW, 5);
            case ABENDED -> new LegState.Abended(LegCause.EXPIRED, 4, 5);
        };
    }
}
