package org.commonway.embedded.index;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * How RocksDB is set up: memory is bounded whatever the size of the chain (some 110 MiB outside the heap), and a write
 * never waits, it fails; see {@link ChainIndex#apply}.
 */
final class RocksSettings implements AutoCloseable {
    static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final int WRITE_BUFFERS = 3;
    private static final long CACHE_BYTES = 64L << 20;
    /** Four parts of the cache: a block must fit into its part, or it is read from its file each time. */
    private static final int CACHE_SHARD_BITS = 2;
    /** What finds a key stays before what is read once. */
    private static final double SHARE_OF_INDEXES = 0.5;
    /** Indexes and filters are kept in pieces of this size, for that of a whole file outgrows any part of the cache. */
    private static final int INDEX_BLOCK_BYTES = 4 << 10;

    private static final int OPEN_FILES = 256;
    private static final int BLOOM_BITS = 10;
    private static final long SMALL_FILE_BYTES = 1L << 20;
    /** Compaction may fall behind by this many files before writes are refused; there is no slowing down before. */
    private static final int FILES_BEHIND_MAX = 64;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final Options options;

    RocksSettings() {
        Cache cache = part(new LRUCache(CACHE_BYTES, CACHE_SHARD_BITS, false, SHARE_OF_INDEXES));
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(part(new BloomFilter(BLOOM_BITS)))
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(INDEX_BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        options = part(new Options())
                .setCreateIfMissing(true)
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(OPEN_FILES)
                .setLevel0SlowdownWritesTrigger(FILES_BEHIND_MAX)
                .setLevel0StopWritesTrigger(FILES_BEHIND_MAX)
                .setSoftPendingCompactionBytesLimit(0)
                .setHardPendingCompactionBytesLimit(0)
                .setAllowFAllocate(false)
                .setManifestPreallocationSize(0)
                .setMaxManifestFileSize(SMALL_FILE_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(SMALL_FILE_BYTES)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0);
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                throw new IllegalStateException("an option of RocksDB cannot be closed", e);
            }
        }
        parts.clear();
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.add(part);
        return part;
    }
}
