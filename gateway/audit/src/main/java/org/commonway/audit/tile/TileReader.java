package org.commonway.audit.tile;

import java.util.Optional;

/** Where the files of a log are: a folder, a web server, a cache in front of one. */
@FunctionalInterface
public interface TileReader {
    /** The bytes of this tile, as they are; empty if there is no such file. */
    Optional<byte[]> findTile(Tile tile);
}
