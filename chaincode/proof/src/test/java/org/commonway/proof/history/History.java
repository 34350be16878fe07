package org.commonway.proof.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.proof.channel.MemoryChannel;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.Step;
import org.hyperledger.fabric.shim.Chaincode;

/** Plays histories in memory, and makes a failing one short. */
public final class History {
    /** Every so many histories one is about a long journal. */
    private static final int LONG_JOURNAL_EVERY = 20;

    private static final int LONG_JOURNAL_BOOKINGS = 64;
    private static final int MOST_REPLAYS = 300;

    private final Supplier<Chaincode> contracts;
    private final int moves;
    private final Tally tally = new Tally();

    /**
     * What went wrong.
     *
     * @param moves as few as were found that still go wrong
     */
    public record Failure(long seed, String sentence, List<Move> moves) {
        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder("seed " + seed + ": " + sentence + "\nby " + moves.size() + " moves:");
            moves.forEach(move -> text.append("\n ").append(move));
            return text.toString();
        }
    }

    /**
     * Histories of so many moves.
     *
     * @param contracts the chaincode under test, fresh for each
     */
    public History(Supplier<Chaincode> contracts, int moves) {
        this.contracts = contracts;
        this.moves = moves;
        Keys.install();
    }

    /** What all histories so far came to. */
    public Tally tally() {
        return tally;
    }

    /** Plays the history of this seed; what went wrong, if anything did. */
    public Optional<Failure> play(long seed) {
        List<Move> played = new ArrayList<>();
        Law law = new Law();
        Generator generator = new Generator(seed);
        try (MemoryChannel channel = new MemoryChannel(contracts.get())) {
            Player player = new Player(channel, law, tally);
            for (int i = 0; i < moves; i++) {
                Move move = generator.next(law);
                played.add(move);
                player.play(move);
            }
            netToTheEnd(law, player, played);
            if (seed % LONG_JOURNAL_EVERY == 0) {
                for (Move move : generator.settlement(law, LONG_JOURNAL_BOOKINGS)) {
                    played.add(move);
                    player.play(move);
                }
            }
            netToTheEnd(law, player, played);
            new Reading(channel, law, generator.now()).all();
            player.audit();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(new Failure(seed, String.valueOf(e.getMessage() == null ? e : e.getMessage()), played));
        }
    }

    /** An open period is netted in so few steps that none can go round in circles. */
    private static void netToTheEnd(Law law, Player player, List<Move> played) {
        // Not the last move's time: its caller's clock may have been late.
        long now = played.stream().mapToLong(move -> move.first().now()).max().orElse(0) + 1;
        for (int step = 0; law.periods.isOpen; step++) {
            if (step > 20) {
                throw new Violation("a period is not netted after " + step + " steps");
            }
            Move move = new Move(new Step(Cast.CITY, now, new Act.Net(law.periods.all.size())), null);
            played.add(move);
            player.play(move);
        }
    }

    /** The same failure by fewer moves, as far as some hundred replays find them. */
    public Failure shorten(Failure failure) {
        List<Move> moves = failure.moves();
        String sentence = failure.sentence();
        int replays = 0;
        for (int piece = Math.max(1, moves.size() / 2); piece >= 1; piece /= 2) {
            for (int from = 0; from + piece <= moves.size() && replays < MOST_REPLAYS; ) {
                List<Move> fewer = new ArrayList<>(moves.subList(0, from));
                fewer.addAll(moves.subList(from + piece, moves.size()));
                replays++;
                Optional<String> wrong = replay(fewer);
                if (wrong.isPresent() && isAlike(wrong.get(), failure.sentence())) {
                    moves = fewer;
                    sentence = wrong.get();
                } else {
                    from += piece;
                }
            }
        }
        return new Failure(failure.seed(), sentence, moves);
    }

    /** Two sentences that begin alike and differ in ids or numbers at most. */
    private static boolean isAlike(String some, String other) {
        return shape(some).equals(shape(other));
    }

    private static String shape(String sentence) {
        String words = sentence.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#").replaceAll("[0-9]+", "#");
        int but = words.lastIndexOf(" but ");
        return words.substring(0, Math.min(12, words.length())) + (but < 0 ? "" : words.substring(but));
    }

    /** Plays these moves; what goes wrong. */
    public Optional<String> replay(List<Move> moves) {
        Law law = new Law();
        try (MemoryChannel channel = new MemoryChannel(contracts.get())) {
            Player player = new Player(channel, law, new Tally());
            for (Move move : moves) {
                player.play(move);
            }
            if (!moves.isEmpty()) {
                new Reading(channel, law, moves.get(moves.size() - 1).first().now()).all();
            }
            player.audit();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        }
    }
}
