package org.commonway.node.leg;

/** The three ways of carrying a rider that a node can sell. */
public enum LegKind {
    TIMETABLE,
    RENTAL,
    ON_DEMAND
}
