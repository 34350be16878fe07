package org.commonway.crypto;

import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * What a process calls first. JDK 17's own P-256 takes 1.5 ms to verify one signature; native code takes 0.08 ms.
 *
 * <p>The choice is made once. {@code -Dcommonway.crypto=java} keeps native code out.
 */
public final class FastCrypto {
    /** System property: {@code java} for no native code; anything else, or none, for the fastest that works. */
    public static final String SETTING = "commonway.crypto";

    private static volatile @Nullable RememberedSignatures remembered;

    private FastCrypto() {}

    /** In a class of its own: made when it is first asked for, by one thread. */
    private static final class Chosen {
        static final EngineChoice CHOICE =
                EngineChoice.make(!System.getProperty(SETTING, "").equals("java"));
    }

    /**
     * From here on {@code Signature.getInstance("SHA256withECDSA")} is fast for P-256 keys, in any code that names no
     * provider; everything else stays with the JDK's providers. May be called again.
     *
     * @return one line for the log: whose code it is, and why if it is not native
     */
    public static synchronized String install() {
        if (Security.getProvider(P256Provider.NAME) == null) {
            Security.insertProviderAt(new P256Provider(), 1);
        }
        return choice().sentence();
    }

    /**
     * From here on this process does not verify a signature again that it has found valid a moment ago or has made
     * itself. For one that plays several peers: each of them would verify the same signatures.
     *
     * @param most how many are kept at least
     */
    public static void rememberSignatures(int most) {
        remembered = new RememberedSignatures(most);
    }

    static @Nullable RememberedSignatures remembered() {
        return remembered;
    }

    static EngineChoice choice() {
        return Chosen.CHOICE;
    }
}
