package org.jiezhen.lab;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A code as bars (Code 128) and as a square (QR), drawn as SVG: sharp at every size, and the same each time. */
public final class Bars {

    private Bars() {}

    /** As bars, of one unit's height. */
    public static String code128(String code) {
        var bits = new Code128Writer().encode(code, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
        return svg(bits, "bars", "none");
    }

    /** As a square. */
    public static String qr(String code) {
        try {
            return svg(
                    new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0)),
                    "qr",
                    "xMidYMid");
        } catch (WriterException e) {
            throw new IllegalStateException("a label's code is short enough for a square", e);
        }
    }

    private static String svg(BitMatrix bits, String name, String fit) {
        var path = new StringBuilder();
        for (var y = 0; y < bits.getHeight(); y++) {
            for (var x = 0; x < bits.getWidth(); x++) {
                if (bits.get(x, y)) {
                    var from = x;
                    while (x < bits.getWidth() && bits.get(x, y)) {
                        x++;
                    }
                    path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                }
            }
        }
        return "<svg class='%s' viewBox='0 0 %d %d' preserveAspectRatio='%s' aria-hidden='true'><path d='%s'/></svg>"
                .formatted(name, bits.getWidth(), bits.getHeight(), fit, path);
    }
}
