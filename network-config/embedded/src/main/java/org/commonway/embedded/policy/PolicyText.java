package org.commonway.embedded.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * A signature policy as people write it (common/policydsl): {@code AND(...)}, {@code OR(...)} and {@code OutOf(n, ...)}
 * over principals such as {@code 'CityMSP.member'}.
 */
public final class PolicyText {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z]+\\s*\\(|'[^']*'|\"[^\"]*\"|\\d+|[(),])");
    private static final Pattern PRINCIPAL =
            Pattern.compile("([A-Za-z0-9.-]+)\\.(member|admin|client|peer|orderer)", Pattern.CASE_INSENSITIVE);
    private static final int DEPTH_MAX = 20;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Map<MSPPrincipal, Integer> principals = new LinkedHashMap<>();
    private int next;

    private PolicyText(String text) {
        this.text = text;
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException with one sentence, if the text is none
     */
    public static EndorsementPolicy parse(String text) {
        PolicyText parsing = new PolicyText(text);
        parsing.split();
        SignaturePolicy rule = parsing.rule(0);
        if (parsing.next != parsing.tokens.size()) {
            throw parsing.wrong();
        }
        return EndorsementPolicy.of(SignaturePolicyEnvelope.newBuilder()
                .setRule(rule)
                .addAllIdentities(parsing.principals.keySet())
                .build());
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text.strip());
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1).replaceAll("\\s", ""));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        if (matcher.regionStart() != matcher.regionEnd() || tokens.isEmpty()) {
            throw wrong();
        }
    }

    private SignaturePolicy rule(int depth) {
        String token = take();
        if (depth > DEPTH_MAX) {
            throw wrong();
        }
        return switch (token.toUpperCase(Locale.ROOT)) {
            case "AND(" -> some(-1, depth);
            case "OR(" -> some(1, depth);
            case "OUTOF(" -> {
                int needed = number(take());
                if (!take().equals(",")) {
                    throw wrong();
                }
                yield some(needed, depth);
            }
            default -> principal(token);
        };
    }

    /** The rules up to the closing bracket, of which so many must hold; -1 for all. */
    private SignaturePolicy some(int needed, int depth) {
        SignaturePolicy.NOutOf.Builder rules = SignaturePolicy.NOutOf.newBuilder();
        String separator;
        do {
            rules.addRules(rule(depth + 1));
            separator = take();
        } while (separator.equals(","));
        if (!separator.equals(")") || needed == 0 || needed > rules.getRulesCount()) {
            throw wrong();
        }
        return SignaturePolicy.newBuilder()
                .setNOutOf(rules.setN(needed < 0 ? rules.getRulesCount() : needed))
                .build();
    }

    private SignaturePolicy principal(String token) {
        Matcher matcher = PRINCIPAL.matcher(token.length() < 2 ? token : token.substring(1, token.length() - 1));
        if (!matcher.matches()) {
            throw wrong();
        }
        MSPPrincipal principal = MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(matcher.group(1))
                        .setRole(MSPRole.MSPRoleType.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)))
                        .build()
                        .toByteString())
                .build();
        Integer known = principals.get(principal);
        int place = known == null ? principals.size() : known;
        principals.put(principal, place);
        return SignaturePolicy.newBuilder().setSignedBy(place).build();
    }

    private int number(String token) {
        if (!token.matches("\\d{1,3}")) {
            throw wrong();
        }
        return Integer.parseInt(token);
    }

    private String take() {
        if (next == tokens.size()) {
            throw wrong();
        }
        return tokens.get(next++);
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("'" + text + "' is no signature policy; write it as in"
                + " OR('CityMSP.member', AND('TransitMSP.peer', 'CoopMSP.peer')).");
    }
}
