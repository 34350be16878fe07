package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The hashes that hold a chain together, as in Fabric's protoutil/blockutils.go. */
public final class BlockHashes {
    private BlockHashes() {}

    /** SHA-256 of the ASN.1 sequence of number, previous hash and data hash. */
    public static ByteString ofHeader(BlockHeader header) {
        try {
            byte[] asn1 = new DERSequence(new ASN1Encodable[] {
                        new ASN1Integer(header.getNumber()),
                        new DEROctetString(header.getPreviousHash().toByteArray()),
                        new DEROctetString(header.getDataHash().toByteArray())
                    })
                    .getEncoded();
            return ByteString.copyFrom(sha256().digest(asn1));
        } catch (IOException e) {
            throw new IllegalStateException("ASN.1 in memory failed", e);
        }
    }

    /** SHA-256 of the block's transactions, one after the other. */
    public static ByteString ofData(BlockData data) {
        MessageDigest digest = sha256();
        data.getDataList().forEach(transaction -> digest.update(transaction.asReadOnlyByteBuffer()));
        return ByteString.copyFrom(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
