package org.commonway.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "1, 1234067, 256, tile/1/x001/x234/067",
        "0, 1234067, 8, tile/0/x001/x234/067.p/8",
        "2, 0, 1, tile/2/000.p/1",
        "63, 9223372036854775807, 255, tile/63/x009/x223/x372/x036/x854/x775/807.p/255"
    })
    void a_tile_has_the_path_of_the_specification(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(tile);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 256, tile/entries/000",
        "1234067, 256, tile/entries/x001/x234/067",
        "1000, 112, tile/entries/x001/000.p/112"
    })
    void a_bundle_has_the_path_of_the_specification(long index, int width, String path) {
        EntryBundle bundle = new EntryBundle(index, width);
        assertThat(bundle.path()).isEqualTo(path);
        assertThat(EntryBundle.parse(path)).isEqualTo(bundle);
        assertThat(bundle.full().width()).isEqualTo(256);
    }

    @Property
    void every_tile_and_bundle_is_found_again_by_its_path(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(min = 0) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        Tile tile = new Tile(level, index, width);
        assertThat(Tile.parse(tile.path())).isEqualTo(tile);
        EntryBundle bundle = new EntryBundle(index, width);
        assertThat(EntryBundle.parse(bundle.path())).isEqualTo(bundle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001/x002",
                "tile/0/x001/02",
                "tile/0/xx01/002",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/07",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/000.p/-1",
                "tile/0/000.p/1.p/1",
                "tile/0/000/",
                "tile/0/../000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/entries/000",
                "/tile/0/000",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
            })
    void a_path_that_is_not_written_in_its_one_form_is_refused(String path) {
        refuses(RefusalCode.TILE_PATH, () -> Tile.parse(path));
        refuses(RefusalCode.TILE_PATH, () -> EntryBundle.parse(path.replace("tile/0/", "tile/entries/") + "/"));
    }

    @Property
    void any_text_is_a_path_in_its_one_form_or_refused(@ForAll String text) {
        try {
            assertThat(Tile.parse("tile/0/" + text).path()).isEqualTo("tile/0/" + text);
        } catch (AuditRefusal e) {
            assertThat(e.code()).isEqualTo(RefusalCode.TILE_PATH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 1, TILE_PATH",
        "64, 0, 1, TILE_PATH",
        "0, -1, 1, TILE_PATH",
        "0, 0, 0, TILE_WIDTH",
        "0, 0, 257, TILE_WIDTH"
    })
    void a_tile_that_cannot_be_is_not_made(int level, long index, int width, RefusalCode code) {
        refuses(code, () -> new Tile(level, index, width));
        if (level == 0) {
            refuses(code, () -> new EntryBundle(index, width));
        }
    }
}
