package org.commonway.node.acknowledgement;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.acknowledgement.AcknowledgementFile;

/** The file of kept acknowledgements, read from the store page by page while somebody takes it. For one thread. */
public final class AcknowledgementPages extends InputStream {
    private static final int PAGE = 500;

    private final AcknowledgementStore store;
    private final Optional<String> origin;
    private byte[] page = (AcknowledgementFile.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private int at;
    private long last;

    /**
     * The file's bytes.
     *
     * @param origin of which log; empty for all
     */
    public AcknowledgementPages(AcknowledgementStore store, Optional<String> origin) {
        this.store = store;
        this.origin = origin;
    }

    @Override
    public int read() {
        return hasMore() ? Byte.toUnsignedInt(page[at++]) : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, page.length - at);
        System.arraycopy(page, at, into, from, count);
        at += count;
        return count;
    }

    private boolean hasMore() {
        if (at == page.length) {
            List<AcknowledgementStore.Numbered> notes = store.list(origin, last, PAGE);
            StringBuilder text = new StringBuilder();
            for (AcknowledgementStore.Numbered one : notes) {
                text.append(one.note());
                last = one.number();
            }
            page = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < page.length;
    }
}
