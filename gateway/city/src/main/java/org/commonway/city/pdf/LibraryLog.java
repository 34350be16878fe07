package org.commonway.city.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library's warnings in the office's log; what it tells besides, of each file several lines, is left out. */
final class LibraryLog implements XRLogger {
    private static final Logger LOG = LoggerFactory.getLogger(PdfFile.class);

    @Override
    public void log(String where, Level level, String message) {
        if (isTold(level)) {
            LOG.warn("{}: {}", where, message);
        }
    }

    @Override
    public void log(String where, Level level, String message, Throwable error) {
        if (isTold(level)) {
            LOG.warn("{}: {}", where, message, error);
        }
    }

    /** Warnings it is, whatever the library's own settings say. */
    @Override
    public void setLevel(String where, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return isTold(diagnostic.getLevel());
    }

    private static boolean isTold(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }
}
