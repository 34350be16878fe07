package org.commonway.gateway.wallet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** Takes riders in and knows them again. A token has 256 random bits, so that its plain SHA-256 gives nothing away. */
public final class Riders {
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_CHARACTERS_MAX = 100;

    private final RiderRegister register;
    private final Wallet wallet;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * The riders of a register.
     *
     * @param random must be unpredictable: a java.security.SecureRandom
     */
    public Riders(RiderRegister register, Wallet wallet, RandomGenerator random, InstantSource clock) {
        this.register = register;
        this.wallet = wallet;
        this.random = random;
        this.clock = clock;
    }

    /** Takes a new rider in and opens the wallet. */
    public SignedUp signUp() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String riderId = randomUuid().toString();
        register.add(riderId, hash(token), clock.instant());
        wallet.open(riderId);
        return new SignedUp(riderId, token);
    }

    /**
     * The id of the rider with this token.
     *
     * @throws ApiProblem NOT_SIGNED_IN when there is none
     */
    public String getRiderId(String token) {
        if (token.length() > TOKEN_CHARACTERS_MAX) {
            throw unknownToken();
        }
        return register.findByTokenHash(hash(token)).orElseThrow(Riders::unknownToken);
    }

    private static ApiProblem unknownToken() {
        return new ApiProblem(
                ProblemCode.NOT_SIGNED_IN,
                "This gateway does not know the rider token that was sent; make a rider with POST /api/riders.");
    }

    private UUID randomUuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
