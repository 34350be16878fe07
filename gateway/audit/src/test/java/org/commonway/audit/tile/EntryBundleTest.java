package org.commonway.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

    @Test
    void entries_stand_in_a_bundle_after_their_lengths() {
        EntryBundle bundle = new EntryBundle(0, 3);
        byte[] long300 = new byte[300];
        byte[] bytes = bundle.encode(List.of(new byte[] {9, 8}, new byte[0], long300));
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly(0, 2, 9, 8, 0, 0, 1, 44);
        assertThat(bytes).hasSize(8 + 300);
        assertThat(bundle.decode(bytes)).containsExactly(new byte[] {9, 8}, new byte[0], long300);
    }

    @Test
    void the_longest_entry_has_65535_bytes() {
        EntryBundle bundle = new EntryBundle(0, 1);
        byte[] longest = new byte[65_535];
        Arrays.fill(longest, (byte) 0xff);
        assertThat(bundle.decode(bundle.encode(List.of(longest)))).containsExactly(longest);
        refuses(RefusalCode.ENTRY_TOO_LONG, () -> bundle.encode(List.of(new byte[65_536])));
    }

    @Property
    void entries_come_out_as_they_went_in_and_no_part_of_a_bundle_is_a_bundle(
            @ForAll @Size(min = 1, max = 20) List<byte[]> entries, @ForAll @IntRange(max = 10_000) int cut) {
        EntryBundle bundle = new EntryBundle(5, entries.size());
        byte[] bytes = bundle.encode(entries);
        List<byte[]> read = bundle.decode(bytes);
        assertThat(read).hasSameSizeAs(entries);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(entries.get(i));
        }
        refuses(RefusalCode.TILE_TRUNCATED, () -> bundle.decode(Arrays.copyOf(bytes, cut % bytes.length)));
        refuses(RefusalCode.TILE_TOO_LONG, () -> bundle.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void a_bundle_takes_as_many_entries_as_it_is_wide() {
        EntryBundle bundle = new EntryBundle(0, 2);
        refuses(RefusalCode.TILE_WIDTH, () -> bundle.encode(List.of(new byte[0])));
        refuses(RefusalCode.TILE_WIDTH, () -> bundle.encode(List.of()));
    }

    @Property
    void any_bytes_are_entries_or_refused(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int width) {
        EntryBundle bundle = new EntryBundle(0, width);
        try {
            assertThat(bundle.encode(bundle.decode(bytes))).isEqualTo(bytes);
        } catch (AuditRefusal e) {
            assertThat(e.code()).isIn(RefusalCode.TILE_TRUNCATED, RefusalCode.TILE_TOO_LONG);
        }
    }
}
