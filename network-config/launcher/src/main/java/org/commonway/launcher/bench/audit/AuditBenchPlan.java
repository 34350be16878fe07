package org.commonway.launcher.bench.audit;

/**
 * What the bench does.
 *
 * @param seconds how long each load lasts
 * @param warmUpSeconds how long the same load lasts before it is measured
 * @param appenders how many append at once, each its next entry when the last is durable
 * @param steadyPerSecond entries a second of the steady load
 * @param entryBytes how long an entry is
 * @param witnesses how many are asked
 * @param required how many of them must cosign
 * @param proofs how many receipts are made and verified
 */
public record AuditBenchPlan(
        int seconds,
        int warmUpSeconds,
        int appenders,
        int steadyPerSecond,
        int entryBytes,
        int witnesses,
        int required,
        int proofs) {}
