package unmask.web;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A square that a phone reads, as one path of a drawing.
 *
 * @param size of its side, with the light border that phones need
 */
public record QrCode(int size, String path) {
    private static final int BORDER = 4;

    public static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + BORDER).append(' ').append(y + BORDER).append('h').append(x - from).append("v1h-").append(x - from).append('z');
                }
            }
        }
        return new QrCode(code.size + 2 * BORDER, path.toString());
    }
}
