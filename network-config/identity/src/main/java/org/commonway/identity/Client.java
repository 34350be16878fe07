package org.commonway.identity;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A member with what it needs to sign: exactly what a fabric-gateway client asks for.
 *
 * @param mspId its organisation
 * @param certificate its signing certificate
 * @param privateKey the key to it
 * @param folder where the same lies as {@code cert.pem} and {@code key.pem}
 */
public record Client(String mspId, X509Certificate certificate, PrivateKey privateKey, Path folder) {}
