package org.commonway.gateway.record;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.commonway.audit.log.Cosigners;

/**
 * What a search log is made of.
 *
 * @param folder where the log, its key and its seeds lie: {@code log}, {@code log-key} and {@code log-seeds}
 * @param origin the log's name, which no other log has
 * @param cosigners makes the ways to the witnesses, once for each opening
 * @param random for seeds and for searches whose rider has drawn no secret
 * @param clock the wall clock
 */
public record LogParts(
        Path folder, String origin, Supplier<Cosigners> cosigners, SecureRandom random, InstantSource clock) {}
