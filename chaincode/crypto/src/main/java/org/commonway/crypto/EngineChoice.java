package org.commonway.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.HexFormat;

/**
 * Which engine this process uses: Corretto's where its library loads and passes the test, Bouncy Castle's elsewhere.
 *
 * @param engine the engine
 * @param sentence which one and why, for the log
 */
record EngineChoice(P256Engine engine, String sentence) {
    /** RFC 6979, A.2.5: key, and signature of "sample" with SHA-256. */
    private static final String PRIVATE = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";

    private static final String PUBLIC_X = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
    private static final String PUBLIC_Y = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
    private static final String DIGEST = "AF2BDBE1AA9B6EC1E2ADE1D694F41FC71A831D0268E9891562113D8A62ADD1BF";
    private static final String SIGNATURE = "3046022100EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
            + "022100F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

    /** Chooses; never fails for want of a native library. */
    static EngineChoice make(boolean nativeToo) {
        String why = "its use is switched off";
        if (nativeToo) {
            try {
                P256Engine corretto = CorrettoEngine.load();
                requireWorking(corretto);
                return new EngineChoice(corretto, "P-256 by " + corretto.name());
            } catch (ReflectiveOperationException | LinkageError | RuntimeException | GeneralSecurityException e) {
                why = "Amazon Corretto Crypto Provider has no native build that works here: " + rootOf(e);
            }
        }
        P256Engine bouncy = new BouncyCastleEngine();
        try {
            requireWorking(bouncy);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle fails its test", e);
        }
        return new EngineChoice(bouncy, "P-256 by " + bouncy.name() + " (" + why + ")");
    }

    /** A known signature, one with a bit turned, and one of its own. */
    private static void requireWorking(P256Engine engine) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory keys = KeyFactory.getInstance("EC");
        ECPublicKey publicKey = (ECPublicKey)
                keys.generatePublic(new ECPublicKeySpec(new ECPoint(number(PUBLIC_X), number(PUBLIC_Y)), curve));
        ECPrivateKey privateKey = (ECPrivateKey) keys.generatePrivate(new ECPrivateKeySpec(number(PRIVATE), curve));
        byte[] digest = HexFormat.of().parseHex(DIGEST);
        byte[] known = HexFormat.of().parseHex(SIGNATURE);
        byte[] altered = digest.clone();
        altered[0] ^= 1;
        byte[] own = engine.sign(privateKey, digest);
        boolean works = engine.verify(publicKey, digest, known)
                && !engine.verify(publicKey, altered, known)
                && engine.verify(publicKey, digest, own)
                && !engine.verify(publicKey, altered, own);
        if (!works) {
            throw new GeneralSecurityException(engine.name() + " computes other signatures than RFC 6979's");
        }
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
