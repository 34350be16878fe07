package org.commonway.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.NaiveTree;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;

/**
 * One of the histories that a log with several faces shows: the same as the others up to some entry, then its own.
 *
 * @param leaves all of them
 */
record Fork(List<Hash> leaves) {

    /** A history of so many entries, which is its own from this one on. */
    static Fork from(int ownFrom, int size, String face) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String entry = i < ownFrom ? "entry " + i : face + " " + i;
            leaves.add(Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return new Fork(leaves);
    }

    Hash root(int size) {
        return NaiveTree.root(leaves.subList(0, size));
    }

    /** From an empty tree and to the same one there is nothing to prove. */
    List<Hash> proof(int oldSize, int size) {
        return oldSize == 0 || oldSize >= size ? List.of() : NaiveTree.proof(oldSize, leaves.subList(0, size));
    }

    SignedNote note(int size, NoteSigner log, String origin) {
        return SignedNote.sign(new Checkpoint(origin, size, root(size)).text(), log);
    }
}
