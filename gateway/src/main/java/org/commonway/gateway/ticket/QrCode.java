package org.commonway.gateway.ticket;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A text as a QR code (ISO/IEC 18004) in SVG: sharp at any size, with its quiet zone, and a title for screen readers. */
public final class QrCode {
    /** Modules of white around the code; the standard asks for four. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** The SVG document. Error correction level M: 15 % of the code may be dirty. */
    public static String toSvg(String text, String title) {
        ByteMatrix matrix = encode(text);
        int size = matrix.getWidth() + 2 * QUIET_ZONE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" role=\"img\" aria-labelledby=\"ticket-title\" shape-rendering=\"crispEdges\">"
                + "<title id=\"ticket-title\">" + escape(title) + "</title>"
                + "<path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
                + "<path fill=\"#000\" d=\"" + path(matrix) + "\"/></svg>";
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters fits no QR code", e);
        }
    }

    /** A rectangle for each run of dark modules in a row. */
    private static String path(ByteMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int start = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h')
                            .append(x - start)
                            .append("v1H")
                            .append(start + QUIET_ZONE)
                            .append('z');
                }
            }
        }
        return path.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
