package unmask.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A random code that a person reads from one place and types into another: groups of four symbols with dashes between them.
 *
 * @param alphabet the symbols, all capital letters and digits
 * @param length how many symbols a code has, without its dashes
 */
record HumanCode(String alphabet, int length) {
    private static final int GROUP = 4;

    String issue(RandomGenerator random) {
        var symbols = new StringBuilder();
        for (int i = 0; i < length; i++) {
            symbols.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return grouped(symbols);
    }

    /** The code that this must mean, or nothing when it cannot be one. */
    Optional<String> normal(String typed) {
        var symbols = new StringBuilder();
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        plain.codePoints().filter(Character::isLetterOrDigit).limit(length + 1L).forEach(symbol -> symbols.appendCodePoint(meant(symbol)));
        var isCode = symbols.length() == length && symbols.chars().allMatch(symbol -> alphabet.indexOf(symbol) >= 0);
        return isCode ? Optional.of(grouped(symbols)) : Optional.empty();
    }

    // A symbol that no code has was misread from the one that looks most like it; 5, 8, B and S resemble nothing that is left.
    private static int meant(int symbol) {
        return switch (symbol) {
            case 'I', '1' -> 'L';
            case 'O', '0' -> 'Q';
            case 'Z', '2' -> '7';
            default -> symbol;
        };
    }

    private static String grouped(CharSequence symbols) {
        var code = new StringBuilder();
        for (int i = 0; i < symbols.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(symbols.charAt(i));
        }
        return code.toString();
    }
}
