package org.commonway.gateway.readiness;

import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.RegisteredOperator;

/**
 * How an operator does, all in all.
 *
 * @param operator who
 * @param status STARTING until its node has answered and searches see its timetable and live vehicles
 * @param detail one sentence on what is wrong; empty when all is well
 */
public record OperatorHealth(RegisteredOperator operator, NodeState.Status status, String detail) {}
