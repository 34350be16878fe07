package org.commonway.planner.timetable.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.city.Porto;
import org.commonway.planner.city.WholeFeed;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.cache.CachedFeed.Origin;
import org.commonway.planner.timetable.gtfs.GtfsFeed;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableCacheTest {
    @TempDir
    Path folder;

    private TimetableCache cache() {
        return TimetableCache.open(folder.resolve("cache"));
    }

    private static void areAlike(GtfsFeed one, GtfsFeed other) {
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }

    @Test
    void a_feed_comes_from_the_cache_the_second_time_and_is_the_same() {
        Path zip = WholeFeed.gtfs().line("stops.txt", "bad").write(folder);

        CachedFeed first = cache().read("bus", zip);
        CachedFeed second = cache().read("bus", zip);

        assertThat(first.origin()).isEqualTo(Origin.ZIP);
        assertThat(second.origin()).isEqualTo(Origin.CACHE);
        areAlike(second.feed(), GtfsReader.read("bus", zip));
        assertThat(second.feed().report().skippedCount()).isPositive();
        assertThat(second.trouble()).isEmpty();
    }

    @Test
    void a_feed_that_changed_is_read_anew() {
        Gtfs feed = WholeFeed.gtfs();
        cache().read("bus", feed.write(folder));

        CachedFeed changed = cache().read("bus", feed.route("new", 3).write(folder));

        assertThat(changed.origin()).isEqualTo(Origin.ZIP);
        assertThat(changed.trouble()).isEmpty();
        assertThat(cache().read("bus", feed.write(folder)).feed().timetable().routes())
                .extracting(route -> route.routeId())
                .contains("new");
    }

    @Test
    void two_operators_with_the_same_feed_have_each_their_own() {
        Path zip = WholeFeed.gtfs().write(folder);
        cache().read("bus", zip);

        assertThat(cache().read("../tram", zip).origin()).isEqualTo(Origin.ZIP);
        assertThat(cache().read("../tram", zip).feed().timetable().operatorId()).isEqualTo("../tram");
        assertThat(cache().read("bus", zip).feed().timetable().operatorId()).isEqualTo("bus");
    }

    @Test
    void a_file_that_is_cut_or_altered_is_told_of_and_written_anew() throws IOException {
        Path zip = WholeFeed.gtfs().write(folder);
        GtfsFeed right = cache().read("bus", zip).feed();
        Path file = cache().fileOf("bus");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            byte[] spoilt = whole.clone();
            int at = random.nextInt(whole.length);
            if (round % 2 == 0) {
                spoilt[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                spoilt = java.util.Arrays.copyOf(whole, at);
            }
            Files.write(file, spoilt);

            CachedFeed again = cache().read("bus", zip);

            assertThat(again.origin()).isEqualTo(Origin.ZIP);
            assertThat(again.trouble()).contains("it is cut or altered").contains("its zip was read again");
            areAlike(again.feed(), right);
            assertThat(cache().read("bus", zip).origin()).isEqualTo(Origin.CACHE);
        }
        try (var files = Files.list(folder.resolve("cache"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_told_of_and_costs_nothing_else() throws IOException {
        Path zip = WholeFeed.gtfs().write(folder);
        Files.writeString(folder.resolve("cache"), "no folder");

        CachedFeed read = cache().read("bus", zip);

        areAlike(read.feed(), GtfsReader.read("bus", zip));
        assertThat(read.trouble()).contains("could not be kept for the next start");
    }

    @Test
    void a_zip_that_is_not_there_is_refused_as_without_a_cache() {
        assertThatThrownBy(() -> cache().read("bus", folder.resolve("none.zip")))
                .isInstanceOf(PlannerRefusal.class)
                .hasMessageContaining("There is no timetable at");
    }

    @Test
    void a_real_feed_comes_back_whole() {
        Path zip = Porto.file("metro-gtfs-redated.zip");
        cache().read("metro", zip);

        CachedFeed kept = cache().read("metro", zip);

        assertThat(kept.origin()).isEqualTo(Origin.CACHE);
        areAlike(kept.feed(), GtfsReader.read("metro", zip));
    }
}
