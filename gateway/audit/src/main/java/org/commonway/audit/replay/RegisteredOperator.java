package org.commonway.audit.replay;

import org.commonway.audit.digest.Octets;

/**
 * An operator as the ledger had it.
 *
 * @param id as in records
 * @param onDemand whether rides on demand are what it runs, so that every search for one must ask it
 * @param key its public key: SubjectPublicKeyInfo, DER
 */
public record RegisteredOperator(String id, boolean onDemand, Octets key) {}
