package org.commonway.ledger.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.X509Identity;

/** A member's certificate and key, as files: cert.pem and key.pem. */
record Credentials(Identity identity, Signer signer) {

    static Credentials read(String mspId, Path folder) {
        Path certificateFile = folder.resolve("cert.pem");
        Path keyFile = folder.resolve("key.pem");
        try {
            X509Certificate certificate = Identities.readX509Certificate(text(certificateFile));
            if (Identities.readPrivateKey(text(keyFile)) instanceof ECPrivateKey key) {
                return new Credentials(new X509Identity(mspId, certificate), new LowSSigner(key));
            }
            throw new UnusableConnection("The key in " + keyFile + " is no P-256 key; give the member's own key.");
        } catch (CertificateException e) {
            throw new UnusableConnection(
                    "The file " + certificateFile + " holds no X.509 certificate; give the member's own.", e);
        } catch (InvalidKeyException e) {
            throw new UnusableConnection("The file " + keyFile + " holds no PKCS#8 key; give the member's own.", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableConnection(
                    "The file " + file + " cannot be read; check commonway.identity and that the ledger has made it.",
                    e);
        }
    }
}
