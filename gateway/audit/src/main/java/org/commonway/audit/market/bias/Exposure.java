package org.commonway.audit.market.bias;

import org.commonway.audit.record.SearchRecord;

/**
 * How much a place in a list is seen: 1 / log2(1 + place), as is usual for fair rankings (Singh and Joachims, KDD 2018).
 * Written down in millionths, to the nearest, so that everybody counts with the same integers.
 */
final class Exposure {
    private static final int[] MILLIONTHS = {
        1000000, 630930, 500000, 430677, 386853, 356207, 333333, 315465, 301030, 289065, 278943, 270238,
        262650, 255958, 250000, 244651, 239812, 235409, 231378, 227670, 224244, 221065, 218104, 215338,
        212746, 210310, 208015, 205847, 203795, 201849, 200000, 198240, 196562, 194959, 193426, 191959,
        190551, 189200, 187902, 186652, 185449, 184289, 183169, 182088, 181043, 180031, 179052, 178104
    };

    private Exposure() {}

    /** Of this place, 0 for the first, up to {@link SearchRecord#MOST_OPTIONS}. */
    static int ofPlace(int place) {
        return MILLIONTHS[place];
    }
}
