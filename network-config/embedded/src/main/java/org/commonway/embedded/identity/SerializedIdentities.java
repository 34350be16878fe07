package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import java.security.cert.X509Certificate;
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
