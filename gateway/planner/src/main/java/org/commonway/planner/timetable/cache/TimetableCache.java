package org.commonway.planner.timetable.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.digest.Sha256;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.gtfs.GtfsFeed;
import org.commonway.planner.timetable.gtfs.GtfsReader;

/**
 * Feeds read before, one file for each operator. A file counts for one content of the zip (its SHA-256) and one form of
 * the timetable: when either changes it is written anew. A file that is cut or altered is never used: the zip is read
 * again, and whoever asks is told. Safe for many threads; two that read the same feed at once do the work twice.
 */
public final class TimetableCache {
    private final Path folder;

    private TimetableCache(Path folder) {
        this.folder = folder;
    }

    /** A cache in this folder, which is made when the first feed is kept. */
    public static TimetableCache open(Path folder) {
        return new TimetableCache(folder);
    }

    /**
     * The feed of one operator, from the cache if it is there.
     *
     * @param operatorId whose timetable this is
     * @param gtfsZip the feed
     * @throws PlannerRefusal as {@link GtfsReader#read}
     */
    public CachedFeed read(String operatorId, Path gtfsZip) {
        CacheFile file = new CacheFile(fileOf(operatorId));
        List<String> troubles = new ArrayList<>();
        Optional<byte[]> key = findKey(operatorId, gtfsZip, file, troubles);
        Optional<GtfsFeed> kept = key.flatMap(wanted -> find(operatorId, file, wanted, troubles));
        if (kept.isPresent()) {
            return new CachedFeed(kept.get(), CachedFeed.Origin.CACHE, "");
        }
        GtfsFeed feed = GtfsReader.read(operatorId, gtfsZip);
        Optional<byte[]> keyNow = findKey(operatorId, gtfsZip, file, troubles);
        // A zip that was replaced while it was read is read again when it is next asked for.
        if (key.isPresent() && keyNow.isPresent() && Arrays.equals(key.get(), keyNow.get())) {
            keep(operatorId, file, key.get(), feed, troubles);
        }
        return new CachedFeed(feed, CachedFeed.Origin.ZIP, String.join(" ", troubles));
    }

    /** Empty when the zip cannot be read; if it is not there at all, the reader refuses it in its own words. */
    private static Optional<byte[]> findKey(String operatorId, Path gtfsZip, CacheFile file, List<String> troubles) {
        try {
            return Optional.of(file.key(Sha256.of(gtfsZip), operatorId));
        } catch (IOException e) {
            troubles.add("The timetable " + gtfsZip + " cannot be hashed (" + e.getMessage() + ").");
            return Optional.empty();
        }
    }

    private static Optional<GtfsFeed> find(String operatorId, CacheFile file, byte[] key, List<String> troubles) {
        try {
            return file.read(key);
        } catch (IOException e) {
            troubles.add("The kept timetable of " + operatorId + " could not be used (" + e.getMessage()
                    + "); its zip was read again.");
            return Optional.empty();
        }
    }

    private static void keep(String operatorId, CacheFile file, byte[] key, GtfsFeed feed, List<String> troubles) {
        try {
            file.write(key, feed);
        } catch (IOException e) {
            troubles.add("The timetable of " + operatorId + " could not be kept for the next start (" + e.getMessage()
                    + "); check the disk.");
        }
    }

    /** An operator's id may hold what a file's name may not. */
    Path fileOf(String operatorId) {
        byte[] name = Sha256.start().digest(operatorId.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(name, 0, 16) + ".timetable");
    }
}
