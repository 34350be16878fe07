package org.commonway.gateway.record;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/**
 * The seeds of past and coming days, and what of them stands in the log. A seed is on the disk before its hash is logged.
 * What the file says of the log may be behind it by what was being appended when the gateway stopped: then the log itself
 * is asked, from {@link #readFrom} on. For one thread.
 */
final class Seeds {
    /** A gateway that stood still for so many days still has a seed that was fixed before. */
    static final int DAYS_AHEAD = 31;

    private static final int DAYS_KEPT = 3;

    private final SeedFile file;
    private final SecureRandom random;
    private final TreeMap<SeedDay, DailySeed> drawn = new TreeMap<>();
    private final Set<SeedDay> committed = new HashSet<>();
    private final Set<SeedDay> revealed = new HashSet<>();
    private Optional<SeedDay> began = Optional.empty();
    private Optional<SeedDay> today = Optional.empty();
    private long sizeYesterday;
    private long sizeToday;
    private boolean noticed;

    private Seeds(SeedFile file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /** Reads the file; without one there is nothing yet. */
    static Seeds open(SeedFile file, SecureRandom random) throws IOException {
        Seeds seeds = new Seeds(file, random);
        if (file.isThere()) {
            try {
                file.read().forEach(seeds::take);
            } catch (RuntimeException e) {
                throw new IOException("the file of seeds is damaged; put back what belongs to the log", e);
            }
        }
        return seeds;
    }

    private void take(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "log" -> {
                began = Optional.of(day(words[1]));
                today = Optional.of(day(words[2]));
                sizeYesterday = Long.parseLong(words[3]);
                sizeToday = Long.parseLong(words[4]);
                noticed = words[5].equals("noticed");
            }
            case "seed" -> {
                SeedDay day = day(words[1]);
                drawn.put(day, new DailySeed(day, Octets.of(HexFormat.of().parseHex(words[2]))));
                if (!words[3].equals("drawn")) {
                    committed.add(day);
                }
                if (words[3].equals("revealed")) {
                    revealed.add(day);
                }
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static SeedDay day(String word) {
        return new SeedDay(Integer.parseInt(word));
    }

    /** Writes all down. */
    void keep() throws IOException {
        List<String> lines = new ArrayList<>();
        if (began.isPresent() && today.isPresent()) {
            lines.add("log " + began.get().number() + " " + today.get().number() + " " + sizeYesterday + " " + sizeToday
                    + (noticed ? " noticed" : " new"));
        }
        drawn.forEach((day, seed) -> lines.add("seed " + day.number() + " " + seed.secret() + " "
                + (revealed.contains(day) ? "revealed" : committed.contains(day) ? "committed" : "drawn")));
        file.write(lines);
    }

    /** The day on which the log began; empty before its first entry. */
    Optional<SeedDay> began() {
        return began;
    }

    /** From which entry on the log may say more than the file. */
    long readFrom() {
        return sizeYesterday;
    }

    /** A day has begun, or the log has, whose size this is; true if that was not known. */
    boolean begin(SeedDay day, long size) {
        if (today.isPresent() && today.get().compareTo(day) >= 0) {
            return false;
        }
        if (began.isEmpty() || size == 0) {
            began = Optional.of(day);
        }
        sizeYesterday = sizeToday;
        sizeToday = size;
        today = Optional.of(day);
        SeedDay last = new SeedDay(Math.max(0, day.number() - DAYS_KEPT));
        List<SeedDay> old =
                revealed.stream().filter(one -> one.compareTo(last) < 0).toList();
        old.forEach(one -> {
            drawn.remove(one);
            committed.remove(one);
            revealed.remove(one);
        });
        return true;
    }

    /** Draws what is missing from a first day on; true if something was. */
    boolean draw(SeedDay from) {
        boolean any = false;
        for (int i = 0; i <= DAYS_AHEAD; i++) {
            SeedDay day = new SeedDay(from.number() + i);
            if (!drawn.containsKey(day) && !committed.contains(day)) {
                byte[] secret = new byte[DailySeed.BYTES];
                random.nextBytes(secret);
                drawn.put(day, new DailySeed(day, Octets.of(secret)));
                any = true;
            }
        }
        return any;
    }

    /** The seeds from this day on whose hash is not in the log. */
    List<DailySeed> listUncommitted(SeedDay from) {
        return drawn.tailMap(from).values().stream()
                .filter(seed -> !committed.contains(seed.day()))
                .toList();
    }

    /** The seeds in the log by their hash, of days that ended so long before this moment, and not themselves. */
    List<DailySeed> listUnrevealed(long momentMillis) {
        return drawn.values().stream()
                .filter(seed -> seed.day().endMillis() <= momentMillis)
                .filter(seed -> committed.contains(seed.day()) && !revealed.contains(seed.day()))
                .toList();
    }

    /** The seeds by which searches can be ranked. */
    Map<SeedDay, DailySeed> usable() {
        SortedMap<SeedDay, DailySeed> usable = new TreeMap<>(drawn);
        usable.keySet().removeIf(day -> !committed.contains(day) || revealed.contains(day));
        return Map.copyOf(usable);
    }

    /** The log has the hash of this day's seed. */
    void committed(SeedDay day) {
        committed.add(day);
    }

    /** The log has this day's seed. */
    void revealed(SeedDay day) {
        revealed.add(day);
    }

    /** Whether the log has the policy. */
    boolean isNoticed() {
        return noticed;
    }

    /** The log has the policy. */
    void noticed() {
        noticed = true;
    }
}
