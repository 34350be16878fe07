package org.commonway.gateway.readiness;

import java.util.Optional;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.realtime.RealtimeState;

/**
 * How an operator does, all in all.
 *
 * @param operator who
 * @param status STARTING until its node has answered and searches see its timetable and live vehicles
 * @param detail one sentence on what is wrong; empty when all is well
 * @param realtime what searches see of what it says of its trips; empty when it says nothing
 */
public record OperatorHealth(
        RegisteredOperator operator, NodeState.Status status, String detail, Optional<RealtimeState> realtime) {}
