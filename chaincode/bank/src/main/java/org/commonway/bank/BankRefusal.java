package org.commonway.bank;

/** A statement or a bank file cannot be made, and why. Nothing was written. */
public final class BankRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong; stable. */
    public enum Code {
        /** The accounts file cannot be read, or a line of it is wrong. */
        BAD_ACCOUNTS_FILE,
        /** The accounts file lacks parties that are paid or pay. */
        ACCOUNTS_MISSING,
        /** The settlement's positions are not final yet. */
        SETTLEMENT_NOT_CLOSED,
        /** Every position is 0. */
        NOTHING_TO_PAY,
        /** An amount has more digits than ISO 20022 takes. */
        AMOUNT_TOO_LARGE,
        /** The party has no entry in the period. */
        PARTY_NOT_FOUND,
        /** What the journal comes to is not what the ledger's settlement says. */
        STATEMENT_DIFFERS,
        /** What the ledger gave is not of the form that the law gives it. */
        UNREADABLE_LEDGER
    }

    private final Code code;

    /** A refusal with one sentence: what, where and what to do. */
    public BankRefusal(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The stable code. */
    public Code code() {
        return code;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
