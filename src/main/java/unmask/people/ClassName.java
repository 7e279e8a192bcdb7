package unmask.people;

/**
 * The name by which a class knows one of its students, as far as staff may see whose it is.
 *
 * @param out how they were put out by this name; null when they were not
 */
public record ClassName(long personaId, String name, int maskSeed, Exclusion.Kind out) {
    /** The small mask beside it. */
    public MaskDrawing mask() {
        return MaskDrawing.of(maskSeed);
    }
}
