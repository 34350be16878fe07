package org.commonway.proof.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.proof.history.History;
import org.hyperledger.fabric.shim.Chaincode;

/** Plays histories on contracts with a bug in them until it shows. */
public final class BugHunt {
    private static final int MOST_HISTORIES = Integer.getInteger("proof.histories.planted", 150);
    private static final int UNCHANGED_HISTORIES = Integer.getInteger("proof.histories.unchanged", 10);
    private static final int MOVES = 120;

    private final Workshop workshop;

    /**
     * What came of a hunt.
     *
     * @param histories how many it took, the last one included
     */
    public record Result(int histories, Optional<History.Failure> failure) {
        @Override
        public String toString() {
            return histories + " histories; "
                    + failure.map(found -> found.sentence().lines().findFirst().orElse(""))
                            .orElse("not found");
        }
    }

    /** Hunts in the sources that lie here. */
    public BugHunt(Path chaincodeFolder) throws IOException {
        this.workshop = new Workshop(chaincodeFolder);
    }

    /** The planted bugs, by name. */
    public List<String> bugs() {
        return Bugs.ALL.stream().map(Bug::name).toList();
    }

    /** Hunts this bug. */
    public Result in(String name, Path folder) throws IOException {
        Bug bug = Bugs.ALL.stream()
                .filter(some -> some.name().equals(name))
                .findFirst()
                .orElseThrow();
        return hunt(workshop.build(bug, Files.createDirectories(folder)), MOST_HISTORIES);
    }

    /** The same in the sources as they are. */
    public Optional<History.Failure> inUnchanged(Path folder) throws IOException {
        return hunt(workshop.buildUnchanged(folder), UNCHANGED_HISTORIES).failure();
    }

    private static Result hunt(Supplier<Chaincode> contracts, int most) {
        History history = new History(contracts, MOVES);
        for (int i = 1; i <= most; i++) {
            // Not the seeds of the other histories: what finds bugs must not hang on some lucky ones.
            Optional<History.Failure> failure = history.play(1000L + i);
            if (failure.isPresent()) {
                return new Result(i, failure);
            }
        }
        return new Result(most, Optional.empty());
    }
}
