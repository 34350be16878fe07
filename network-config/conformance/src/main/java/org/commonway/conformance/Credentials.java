package org.commonway.conformance;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * With what a client signs.
 *
 * @param mspId the organisation it claims
 * @param certificate its signing certificate
 * @param privateKey the key to it, on P-256
 */
public record Credentials(String mspId, X509Certificate certificate, PrivateKey privateKey) {}
