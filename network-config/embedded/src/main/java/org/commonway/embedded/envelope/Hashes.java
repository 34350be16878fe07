package org.commonway.embedded.envelope;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** The two hashes that tie a transaction together (protoutil/proputils.go). */
public final class Hashes {
    private Hashes() {}

    /** The transaction id: hexadecimal SHA-256 of nonce and creator, so that nobody can take another's id. */
    public static String transactionId(SignatureHeader header) {
        return HexFormat.of().formatHex(sha256(header.getNonce(), header.getCreator()));
    }

    /**
     * The proposal hash: SHA-256 of both headers and the payload.
     *
     * @param payload the chaincode proposal payload without its transient data
     */
    public static ByteString proposalHash(Header header, ByteString payload) {
        return ByteString.copyFrom(sha256(header.getChannelHeader(), header.getSignatureHeader(), payload));
    }

    private static byte[] sha256(ByteString... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ByteString part : parts) {
                digest.update(part.asReadOnlyByteBuffer());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
