package org.commonway.city.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that every PDF has within it: DejaVu Sans Condensed, regular and bold. They have the letters of Latin, Greek,
 * Cyrillic, Armenian and Georgian, and none of Chinese, Japanese, Korean and the scripts of India.
 */
public final class PdfFonts {
    /** The family's name for style sheets. */
    public static final String FAMILY = "DejaVu Sans Condensed";

    /** What is printed where a letter has no glyph: WHITE SQUARE (U+25A1). */
    public static final String REPLACEMENT = "\u25a1";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String REGULAR = "DejaVuSansCondensed.ttf";
    private static final String BOLD = "DejaVuSansCondensed-Bold.ttf";
    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private PdfFonts() {}

    /** Gives a renderer the fonts; of each it keeps the glyphs that are used. */
    static void addTo(PdfRendererBuilder builder) {
        builder.useFont(() -> open(REGULAR), FAMILY, NORMAL_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> open(BOLD), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
        builder.useReplacementText(REPLACEMENT);
    }

    /**
     * What of a text a PDF cannot show as it is written, as code points in ascending order: letters without a glyph in one of the fonts, and
     * letters that are written from right to left, which would stand in the wrong order. Control characters, which nobody
     * sees, are not among them.
     */
    public static Set<Integer> unprintable(String text) {
        Set<Integer> found = new TreeSet<>();
        for (String name : List.of(REGULAR, BOLD)) {
            try (InputStream file = open(name);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                text.codePoints()
                        .filter(letter -> !Character.isISOControl(letter))
                        .filter(letter -> glyphs.getGlyphId(letter) == 0 || isRightToLeft(letter))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException("the font " + name + " cannot be read from its jar", e);
            }
        }
        return found;
    }

    /** Unicode Standard Annex 9, the bidirectional classes R and AL. */
    private static boolean isRightToLeft(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static InputStream open(String name) {
        InputStream file = PdfFonts.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IllegalStateException("the class path lacks " + FOLDER + name + " of jasperreports-fonts");
        }
        return file;
    }
}
