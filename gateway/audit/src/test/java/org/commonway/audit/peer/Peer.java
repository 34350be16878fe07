package org.commonway.audit.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonway.audit.note.VerifierKey;

/** What Go's own packages made of the same formats; src/test/resources/peer/make-vectors.go says how. */
public final class Peer {
    /** How many entries the peer's tree has. */
    public static final int SIZE = 1000;

    private Peer() {}

    /** The bytes of this file. */
    public static byte[] bytes(String name) {
        try (InputStream file = Peer.class.getResourceAsStream("/peer/" + name)) {
            if (file == null) {
                throw new AssertionError("no such file: " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of this file. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The words after this one in each line of tree.txt that begins with it. */
    public static List<List<String>> tree(String word) {
        return lines("tree.txt", word);
    }

    /** The keys of this kind in keys.txt: log, other, witness. */
    public static List<VerifierKey> keys(String word) {
        return lines("keys.txt", word).stream()
                .map(words -> VerifierKey.parse(words.get(0)))
                .toList();
    }

    /** The log's own key. */
    public static VerifierKey log() {
        return keys("log").get(0);
    }

    private static List<List<String>> lines(String file, String word) {
        return text(file)
                .lines()
                .map(line -> List.of(line.split(" ")))
                .filter(words -> words.get(0).equals(word))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }
}
