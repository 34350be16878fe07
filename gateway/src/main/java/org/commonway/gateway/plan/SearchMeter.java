package org.commonway.gateway.plan;

import java.time.Duration;

/** Counts what searches do. */
public interface SearchMeter {
    /** A search was answered. */
    void searched(Duration took, int options);

    /** An operator's part in it. */
    void answered(String operatorId, OperatorAnswer.Answer answer);
}
