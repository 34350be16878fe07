package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** What can be read from a certificate as Fabric lays it out. */
final class SerializedIdentities {
    private SerializedIdentities() {}

    static ByteString serialize(String mspId, String pem) {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(pem))
                .build()
                .toByteString();
    }

    static Optional<String> attributes(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue("1.2.3.4.5.6.7.8.1");
        if (extension == null) {
            return Optional.empty();
        }
        return Optional.of(new String(ASN1OctetString.getInstance(extension).getOctets(), StandardCharsets.UTF_8));
    }

    static boolean isPeer(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN unit : subject.getRDNs(BCStyle.OU)) {
            if (IETFUtils.valueToString(unit.getFirst().getValue()).equals("peer")) {
                return true;
            }
        }
        return false;
    }
}
