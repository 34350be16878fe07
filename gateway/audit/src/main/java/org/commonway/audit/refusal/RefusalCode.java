package org.commonway.audit.refusal;

/** Every way in which a public log, its formats and its witnesses say no. Codes are stable: programs act on them. */
public enum RefusalCode {
    // Trees and their proofs (RFC 9162).
    HASH_MALFORMED("A hash is not the base64 of 32 bytes; ask for the file again."),
    SIZE_INVALID("The size of a tree is below zero or more than a log can hold; take it from a checkpoint."),
    INDEX_OUTSIDE_TREE("The index lies outside the tree; take both from one proof."),
    PATH_LENGTH("The proof has more or fewer hashes than this index and size need; ask for a proof for them."),
    ROOT_MISMATCH("The proof does not lead to the root; the entry, the proof or the root is not of this log."),
    SIZES_OUT_OF_ORDER("The first tree is larger than the second; ask for the proof the other way round."),
    NO_PROOF_FROM_EMPTY("Every tree follows from an empty one, so that there is nothing to prove; ask from size 1."),

    // Notes and their keys (C2SP signed-note).
    NOTE_TOO_LONG("The note is longer than 1,000,000 bytes; it is no note of a log."),
    NOTE_NOT_UTF8("The note is not UTF-8; fetch it again as bytes."),
    NOTE_CONTROL_CHARACTER("The note has a control character other than newline; fetch it again as bytes."),
    NOTE_NO_FINAL_NEWLINE("The note does not end with a newline; its end is missing."),
    NOTE_NO_SIGNATURES("The note has no blank line with signatures below it; fetch it again."),
    NOTE_SIGNATURE_LINE("A line below the note is not a signature line; fetch the note again."),
    NOTE_TOO_MANY_SIGNATURES("The note has more than 100 signatures; it is no note of a log."),
    NOTE_BAD_SIGNATURE("A signature by a known key does not fit the note; note or signature was changed."),
    NOTE_NO_KNOWN_SIGNATURE("None of the note's signatures is by a known key; ask its signer for the right key."),
    KEY_NAME("A key's name is empty, or has a space, a plus or a control character; choose another name."),
    KEY_MALFORMED("A key is not written as name+id+base64 of an Ed25519 key; ask its owner for it again."),
    KEY_ID_MISMATCH("A key's id is not that of its name and bytes; ask its owner for it again."),
    KEY_TYPE("A key is not of the type that is needed here; ask its owner for one of that type."),
    TIME_INVALID("The time of a cosignature is below zero; give seconds since 1970."),

    // Checkpoints (C2SP tlog-checkpoint).
    CHECKPOINT_LINES("The checkpoint does not have at least three lines, none of them empty; fetch it again."),
    CHECKPOINT_SIZE("The checkpoint's second line is not a size; fetch the checkpoint again."),
    CHECKPOINT_ROOT("The checkpoint's third line is not a root that a tree of its size can have."),
    CHECKPOINT_OF_ANOTHER_LOG("The checkpoint is of another log; ask for one of the log whose key is given."),
    CHECKPOINT_NOT_SIGNED_BY_LOG("The log has not signed this checkpoint; fetch it from the log itself."),
    TOO_FEW_WITNESSES("Fewer witnesses have cosigned the checkpoint than the policy asks for; wait for more."),
    POLICY_INVALID("The witness policy asks for what cannot be; give 0 to n of n different witnesses."),

    // Tiles (C2SP tlog-tiles).
    TILE_PATH("The path is not one of a tile or of a bundle of entries; see tlog-tiles for its form."),
    TILE_OUTSIDE_TREE("A tree of this size has no such tile; take the size from a checkpoint."),
    TILE_MISSING("A tile that the tree needs is not there; fetch it from the log."),
    TILE_TRUNCATED("A tile or bundle ends before its last hash or entry; fetch it again."),
    TILE_TOO_LONG("A tile or bundle goes on after its last hash or entry; fetch it again."),
    TILE_WIDTH("A tile or bundle holds 1 to 256 hashes or entries; give so many."),
    ENTRY_TOO_LONG("An entry is longer than 65,535 bytes; log less, or log its digest."),

    // Rankings and their policies.
    DIGEST_LENGTH("A digest does not have 32 bytes; give all bytes of a SHA-256."),
    FEATURE_RANGE("A feature of a trip lies outside its range; give what was measured, in its unit."),
    WEIGHT_RANGE("A weight is not 0 to 1,000,000, or is given for an order without weights; correct it."),
    RANKING_POLICY_TEXT(
            "The policy is not UTF-8 in lines of at most 60,000 bytes together; publish it as such a text."),
    RANKING_POLICY_HEADER("A line of the policy's header is missing or not the one that stands there; see Policy."),
    RANKING_POLICY_VALUE("A number in the policy's header is outside its range; see Policy for the ranges."),
    RANKING_POLICY_RULES("The policy has no rules in words after an empty line; write down what it does and why."),
    RANKING_POLICY_VERSION("No policy of this version lies beside this code; take a newer verifier."),
    RANKING_FORMULA("The policy asks for a formula or default order that this code does not have; take a newer one."),
    SEED_LENGTH("A seed does not have 32 bytes; draw it anew."),
    SEED_DAY("The day of a seed, or a moment, lies before 1970 or after 2286; give one between."),

    // Entries of a gateway's log.
    ENTRY_FORM("The entry does not begin with the byte 1 of this form; take a newer verifier."),
    ENTRY_KIND("The entry is of a kind that this code does not know; take a newer verifier."),
    ENTRY_TRUNCATED("The entry ends before all is said; fetch it again."),
    ENTRY_GOES_ON("The entry goes on after all is said; fetch it again."),
    ENTRY_TEXT("A text of the entry is empty, too long, not UTF-8 or has characters that it may not have."),
    ENTRY_VALUE("A number of the entry is outside its range, or is not 0 where nothing is to be said."),
    ENTRY_LIST("A list of the entry has more items than it may; log fewer, as SearchRecord says."),
    ENTRY_REFERENCE("The entry refers to an operator, offer or option that is not in it, or to one twice."),

    // Acknowledgements.
    ACKNOWLEDGEMENT_FILE("The file is not acknowledgements one after the other, or ends within one; export it again."),
    ACKNOWLEDGEMENT_FORM("The note is no acknowledgement: its first lines are others, or it says nothing or too much."),
    ACKNOWLEDGEMENT_LINE("A line of the acknowledgement is not in its form; see gateway/audit/README.md for it."),
    ACKNOWLEDGEMENT_OF_ANOTHER_LOG("The acknowledgement is of another log; export those of the log that is asked for."),

    // The market, measured.
    MARKET_TEXT("An id, mode, zone or currency of the market is not in its form; give it as the ledger has it."),
    MARKET_VALUE("A number of the market lies outside its range; give what the ledger or the log says."),
    MARKET_OVERFLOW("A sum of the market is more than fits in 63 bits; an amount is in the wrong unit."),
    MARKET_OPERATOR_UNKNOWN("The registry does not say whose this operator is; give the registry of that month."),
    MARKET_CURRENCY("Trips of one city are paid in more than one currency; measure each by itself."),
    MARKET_TWICE("A trip, a search or an operator is given twice; give each once."),
    MARKET_EMPTY("Nothing was settled in this month; there are no shares of nothing."),
    MARKET_NO_SEARCHES("The log has no search; give the entries of a month with searches."),
    MARKET_POLICY_UNKNOWN("A search was ranked by a policy that was not given; give every policy of the log."),
    MARKET_TOO_FEW("There are too few cases to say anything of this; take a longer time."),
    MARKET_TABLE("A table for publishing has no dimension, more than five, or a value that no dimension lists."),

    // Proof files (C2SP tlog-proof).
    PROOF_TOO_LONG("The proof is longer than 1,000,000 bytes; it is no proof of a log."),
    PROOF_NOT_UTF8("The proof is not UTF-8; fetch it again as bytes."),
    PROOF_HEADER("The proof's first line is not c2sp.org/tlog-proof@v1; give a file of this kind."),
    PROOF_EXTRA("The proof's extra line is not base64; fetch the proof again."),
    PROOF_INDEX("The proof's index line is missing, or is not a number; fetch the proof again."),
    PROOF_INCOMPLETE("The proof ends before its checkpoint; fetch it again."),

    // Files of a log or a witness.
    FOLDER_IN_USE("Another process has this folder open; stop it, or give another folder."),
    KEY_FILE("The file is not a key that its owner alone may read; give another, or one that is not there yet."),

    // A log that is written.
    LOG_CHECKPOINT_MISSING("The log's signed checkpoint is gone while other files of it are there; put it back."),
    LOG_CHECKPOINT_DAMAGED("The log's signed checkpoint is not one that its key signed; put it back."),
    LOG_JOURNAL_DAMAGED("The log's journal is missing, or damaged before its end; put it back."),
    LOG_CONTRADICTS_CHECKPOINT("The log's files are not those that it has signed a checkpoint of; put them back."),
    LOG_BUSY("More entries wait for the disk than the log keeps; try again later."),
    LOG_CLOSED("The log is closed; open it again."),

    // Witnesses (C2SP tlog-witness).
    WITNESS_REQUEST("The request is not old size, proof, blank line and checkpoint; see tlog-witness for its form."),
    WITNESS_STATE_DAMAGED("What the witness kept of a log is damaged; put its folder back, never empty it."),
    WITNESS_ANSWER("The witness's answer cannot be used; ask its operator."),
    WITNESS_AHEAD("The witness has seen a larger log than this: the log was set back; never sign with its key again.");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    /** What a person reads when nothing more exact is known: what is wrong and what to do. */
    public String sentence() {
        return sentence;
    }
}
