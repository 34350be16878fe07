package org.commonway.ledger.fabric;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerOutage.Step;
import org.commonway.ledger.LedgerRefusal;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** From what fabric-gateway throws to the ledger's own bad news. */
final class BadNews {
    /** How a peer passes on what a contract refused: Fabric's text around our "CODE: sentence". */
    private static final Pattern REFUSAL =
            Pattern.compile("chaincode response [0-9]+, ([A-Z][A-Z0-9_]*): (.+)", Pattern.DOTALL);

    /** What a peer says whose chaincode server does not answer. */
    private static final Pattern NO_CHAINCODE = Pattern.compile("could not launch chaincode ([^:\\s]+)");

    /** What a peer says to whoever has no place on the channel, or no place any more. */
    private static final String DENIED = "access denied";

    /** What a gateway says when organisations endorse different results. */
    private static final String DIFFERENT = "ProposalResponsePayloads do not match";

    /** What peers say for a moment while a chaincode server, or the version that counts, gives way to the next. */
    private static final List<String> CHANGING =
            List.of("changed during invoke", "chaincode stream terminated", DIFFERENT);

    private final String address;

    BadNews(String address) {
        this.address = address;
    }

    /** A refusal of the contract if that is what the peers say, an outage at this step otherwise. */
    RuntimeException of(Step step, GatewayException e) {
        for (String text : textsOf(e)) {
            Matcher matcher = REFUSAL.matcher(text);
            if (matcher.find()) {
                return new LedgerRefusal(matcher.group(1), matcher.group(2));
            }
        }
        return new LedgerOutage(step, sentence(step, e), e);
    }

    /** An outage that is no answer of Fabric's. */
    LedgerOutage interrupted(Step step, InterruptedException e) {
        return new LedgerOutage(
                step, "Waiting for the ledger at " + address + " was interrupted; " + whatIsKnown(step) + ".", e);
    }

    /** A transaction that stands in a block but was not valid there: nothing of it was done. */
    static LedgerRefusal invalid(TxValidationCode code) {
        return switch (code) {
            case MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT ->
                new LedgerRefusal(
                        code.name(),
                        "Another transaction changed at the same moment what this one relied on; nothing was done, try"
                                + " again.");
            case ENDORSEMENT_POLICY_FAILURE ->
                new LedgerRefusal(
                        code.name(), "Too few organisations endorsed the transaction; nothing was done, try again.");
            default ->
                new LedgerRefusal(
                        code.name(), "The ledger found the transaction invalid (" + code + "); nothing was done.");
        };
    }

    private static List<String> textsOf(GatewayException e) {
        List<String> texts = new ArrayList<>();
        for (ErrorDetail detail : e.getDetails()) {
            texts.add(detail.getMessage());
        }
        texts.add(String.valueOf(e.getStatus().getDescription()));
        return texts;
    }

    private String sentence(Step step, GatewayException e) {
        String known = whatIsKnown(step);
        List<String> silent = e.getDetails().stream()
                .filter(detail -> NO_CHAINCODE.matcher(detail.getMessage()).find())
                .map(detail -> detail.getMspId() + "'s peer at " + detail.getAddress())
                .distinct()
                .toList();
        List<String> texts = textsOf(e);
        if (!silent.isEmpty()) {
            return "The chaincode " + chaincodeOf(texts) + " does not run at " + String.join(" and ", silent) + "; "
                    + known + "; start the chaincode server there.";
        }
        if (texts.stream().anyMatch(text -> text.contains(DENIED))) {
            return denied(known);
        }
        if (texts.stream().anyMatch(text -> text.contains(DIFFERENT))) {
            return "The organisations' contracts gave the ledger at " + address + " different answers; " + known
                    + "; check that all run the version that the channel agreed on.";
        }
        return switch (e.getStatus().getCode()) {
            case UNAVAILABLE ->
                "The ledger at " + address + " does not answer; " + known
                        + "; start it or check commonway.ledger.address.";
            case DEADLINE_EXCEEDED -> "The ledger at " + address + " did not answer in time; " + known + ".";
            case PERMISSION_DENIED, UNAUTHENTICATED -> denied(known);
            default ->
                "The ledger at " + address + " failed at step " + step + " (" + String.join("; ", texts) + "); " + known
                        + ".";
        };
    }

    private String denied(String known) {
        return "The ledger at " + address + " does not accept this identity; " + known + "; check commonway.identity.";
    }

    private static String chaincodeOf(List<String> texts) {
        return texts.stream()
                .map(NO_CHAINCODE::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("that was asked for");
    }

    private static String whatIsKnown(Step step) {
        return switch (step) {
            case EVALUATE, ENDORSE -> "nothing was changed";
            case SUBMIT, COMMIT_STATUS ->
                "it is not known whether the transaction was committed:" + " submit the same one again";
        };
    }

    /** Whether contracts were being changed just then; nothing was. */
    static boolean isChangeOfContracts(GatewayException e) {
        return textsOf(e).stream().anyMatch(text -> CHANGING.stream().anyMatch(text::contains));
    }

    /** Whether asking again can help. */
    static boolean isPassing(Status status) {
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED, NOT_FOUND, OUT_OF_RANGE -> false;
            default -> true;
        };
    }
}
