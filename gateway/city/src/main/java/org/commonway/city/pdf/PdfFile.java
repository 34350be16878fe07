package org.commonway.city.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes PDF files that are tagged for people who do not see them (PDF/UA-1, ISO 14289-1). The same page written at the
 * same moment is the same bytes.
 */
public final class PdfFile {
    private static final String PRODUCER = "Commonway city office";

    static {
        XRLog.setLoggerImpl(new LibraryLog());
    }

    private PdfFile() {}

    /**
     * The file's bytes. One is made at a time, for each takes some ten megabytes of heap while it is made.
     *
     * @param page well-formed HTML with a title, a language and its whole style; nothing that it names is loaded
     * @param writtenAt the date that the file bears
     */
    public static synchronized byte[] of(String page, Instant writtenAt) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        PdfFonts.addTo(builder);
        builder.usePdfUaAccessibility(true);
        builder.withProducer(PRODUCER);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> false, when);
        }
        builder.withHtmlContent(page, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument file = renderer.getPdfDocument();
            date(file, writtenAt);
            file.setDocumentId(id(page));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF was not made", e);
        }
    }

    /** In the place of the time of day; the other metadata (XMP) that the library writes has no date. */
    private static void date(PDDocument file, Instant writtenAt) {
        Calendar date = GregorianCalendar.from(writtenAt.atZone(ZoneOffset.UTC));
        file.getDocumentInformation().setCreationDate(date);
        file.getDocumentInformation().setModificationDate(date);
    }

    /** What the identifier of the file is made of (ISO 32000-1, 14.4), in the place of the time of day. */
    private static long id(String page) {
        return UUID.nameUUIDFromBytes(page.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
