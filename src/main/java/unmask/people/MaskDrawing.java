package unmask.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The small mask drawn beside a name, so that a thread can be followed by eye.
 *
 * <p>There are {@value #COUNT} masks: 16 outlines, 8 pairs of eyes and 5 marks. A mask comes from a random seed that is stored with
 * the persona and never from the name, so that it says nothing about a person that the name does not.
 *
 * <p>Each drawing is one even-odd path in a {@code 0 0 60 24} view box and takes its colour from the page:
 * <pre>{@code <svg viewBox="0 0 60 24" aria-hidden="true"><path fill-rule="evenodd" d="…"/></svg>}</pre>
 *
 * @param symbolId a short name for the drawing, such as {@code m2f}, unique among all masks and fit for an element id
 * @param path the {@code d} attribute: digits, signs, spaces and path letters only, at most 220 characters
 */
public record MaskDrawing(String symbolId, String path) {

    /** How many masks there are; {@link #seed} gives a number below it. */
    public static final int COUNT = 16 * 8 * 5;

    /** The mark of the house, worn by staff alone: no seed leads to it. */
    public static final MaskDrawing STAFF = new MaskDrawing("m-staff",
            "M3 0h54q3 0 3 3v12q0 9-14 9-10 0-13-6-1.5-2.5-3-2.5t-3 2.5q-3 6-13 6Q0 24 0 15V3q0-3 3-3z"
                    + "M10 11q6-6 14 0-6 5-14 0zm26 0q8-6 14 0-8 5-14 0z");

    /** What stands beside words that nobody can be asked for: the edge of a mask, and no face. */
    public static final MaskDrawing NOBODY = new MaskDrawing("m-nobody", "M6 0h48q6 0 6 6v12q0 6-6 6h-48q-6 0-6-6v-12q0-6 6-6zm1 3q-4 0-4 4v10q0 4 4 4h46q4 0 4-4v-10q0-4-4-4z");

    /** The seed that is stored for {@link #NOBODY}; {@link #seed} never gives it. */
    public static final int NOBODYS = -1;

    /** The mask of a stored seed; a seed outside the range of {@link #seed} wraps around. */
    public static MaskDrawing of(int seed) {
        var number = Math.floorMod(seed, COUNT);
        return new MaskDrawing("m" + Integer.toHexString(number), path(Outline.of(number), Eyes.of(number), Mark.of(number)));
    }

    /**
     * A new seed, chosen at random among the masks that look least like those in use: an unused mask as long as there is one, and an
     * unused outline for each of the first sixteen people.
     *
     * @param taken the seeds already seen in the same place: the course, or the one discussion with fresh names. It must not depend on
     *     who asks; a fresh mask that avoided its owner's other mask would let a reader rule that person in or out
     */
    public static int seed(RandomGenerator random, Set<Integer> taken) {
        var best = new ArrayList<Integer>();
        var least = Integer.MAX_VALUE;
        for (int candidate = 0; candidate < COUNT; candidate++) {
            var likeness = 0;
            for (int other : taken) {
                likeness += likeness(candidate, Math.floorMod(other, COUNT));
            }
            if (likeness < least) {
                least = likeness;
                best.clear();
            }
            if (likeness == least) {
                best.add(candidate);
            }
        }
        return best.get(random.nextInt(best.size()));
    }

    // The eye tells two masks apart by outline first, then by eyes, then by the mark; the same mask twice outweighs all else.
    private static int likeness(int one, int other) {
        if (one == other) {
            return 100_000;
        }
        return (Outline.of(one) == Outline.of(other) ? 16 : 0)
                + (Eyes.of(one) == Eyes.of(other) ? 4 : 0)
                + (Mark.of(one) == Mark.of(other) ? 1 : 0);
    }

    private static String path(Outline outline, Eyes eyes, Mark mark) {
        var path = new StringBuilder(outline.path);
        eyes.left.drawAt(path, 30 - outline.eyesApart, outline.eyeLine);
        eyes.right.drawAt(path, 30 + outline.eyesApart, outline.eyeLine);
        switch (mark) {
            case NONE -> { }
            case GEM -> Shape.GEM.drawAt(path, 30, outline.centre);
            case STRIPES -> Shape.STRIPES.drawAt(path, 30, outline.centre);
            case TEAR -> Shape.TEAR.drawAt(path, 30 - outline.eyesApart, outline.eyeLine);
            case TEMPLES -> {
                Shape.STUD.drawAt(path, outline.templeX, outline.templeY);
                Shape.STUD.drawAt(path, 60 - outline.templeX, outline.templeY);
            }
        }
        return path.toString();
    }

    /**
     * The edge of the mask, and where on it there is room: for eyes, for a mark between them, for one at each temple. Seeds are
     * stored, so new outlines go to the end, and neither {@link Eyes} nor {@link Mark} may grow or change order.
     */
    private enum Outline {
        CAT("M0 0q15 5 30 5T60 0q2 23-17 23-9 0-13-5-4 5-13 5Q-2 23 0 0z", 13, 11, 6, 9, 11),
        VISOR("M12 2h36q12 0 12 10t-12 10h-36q-12 0-12-10t12-10z", 14, 11, 5, 12, 12),
        GEMSTONE("M12 1h36l12 11-12 11h-10l-8-6-8 6h-10l-12-11z", 13, 10, 6, 12, 9),
        CURTAIN("M2 0h56v18q0 6-7 6t-7-6q0 6-7 6t-7-6q0 6-7 6t-7-6q0 6-7 6t-7-6z", 14, 9, 5, 9, 9),
        DROOPING("M30 2Q58-3 60 24q-7-4-15-3-10 1-15-6-5 7-15 6-8-1-15 3Q2-3 30 2z", 13, 9, 7, 16, 8),
        HORNED("M6 0q0 6 12 6h24q12 0 12-6 8 8 5 16-4 9-13 8-10-1-16-6-6 5-16 6-9 1-13-8-3-8 5-16z", 14, 12, 5, 12, 12),
        GOGGLES("M26 6q-4-6-12-6-14 0-14 12t14 12q8 0 12-6h8q4 6 12 6 14 0 14-12t-14-12q-8 0-12 6z", 15, 11, 4, 12, 12),
        BUTTERFLY("M30 5q2-5 16-5t14 6-7 6q5 0 5 5t-12 7-16-6q-4 6-16 6t-12-7q0-5 5-5-7 0-7-6t14-6 16 5z", 13, 11, 6, 6, 11),
        BAT("M0 5q14 3 17-5l5 6h16l5-6q3 8 17 5 1 13-8 19-5-4-11-2l-11 2-11-2q-6-2-11 2Q-1 18 0 5z", 14, 11, 4, 12, 12),
        HEART("M30 5q6-6 16-5 14 1 14 11 0 6-8 9l-22 4-22-4q-8-3-8-9 0-10 14-11 10-1 16 5z", 14, 9, 5, 11, 12),
        CROWN("M1 1l10 5 8-6 11 6 11-6 8 6 10-5-2 16q-3 7-13 7-10-1-14-6-4 5-14 6-10 0-13-7z", 13, 12, 6, 12, 12),
        SHIELD("M0 1h60q-1 17-14 19l-16 4-16-4Q1 18 0 1z", 14, 8, 5, 7, 9),
        RIBBONS("M11 1h38q3 5 11 3l-4 8 4 8q-8-2-11 3h-11l-8-6-8 6h-11q-3-5-11-3l4-8-4-8q8 2 11-3z", 13, 10, 7, 12, 9),
        FOX("M3 0l12 6h30l12-6q6 14-2 20l-25 4-25-4Q-3 14 3 0z", 13, 11, 6, 11, 13),
        BANDIT("M1 5q25-6 47 0l12-5-3 11 3 12-12-6q-8 10-18 3-11 6-25 3Q-3 15 1 5z", 13, 10, 7, 11, 10),
        CLOUD("M9 6q2-7 11-4 10-4 20 0 9-3 11 4 9 1 9 8t-9 8q-8 4-16 0-5-4-10 0-8 4-16 0-9-1-9-8t9-8z", 13, 9, 5, 14, 9);

        private static final Outline[] ALL = values();
        final String path;
        final int eyesApart;
        final int eyeLine;
        final int templeX;
        final int templeY;
        final int centre;

        Outline(String path, int eyesApart, int eyeLine, int templeX, int templeY, int centre) {
            this.path = path;
            this.eyesApart = eyesApart;
            this.eyeLine = eyeLine;
            this.templeX = templeX;
            this.templeY = templeY;
            this.centre = centre;
        }

        static Outline of(int number) {
            return ALL[number / (Eyes.ALL.length * Mark.ALL.length)];
        }
    }

    private enum Eyes {
        ROUND(new Shape(-5, 0, "c0-6 10-6 10 0s-10 6-10 0z")),
        CAT(new Shape(-7, -4, "q11-1 13 7-11 1-13-7z"), new Shape(7, -4, "q-11-1-13 7 11 1 13-7z")),
        GENTLE(new Shape(-7, 4, "q2-8 13-7-2 8-13 7z"), new Shape(7, 4, "q-2-8-13-7 2 8 13 7z")),
        SLEEPY(new Shape(-6, -2, "h12q0 6-6 6t-6-6z")),
        SMILING(new Shape(-6, 3, "q0-7 6-7t6 7q-6-5-12 0z")),
        NARROW(Shape.SLIT),
        GLANCING(Shape.PUPIL),
        WINKING(Shape.PUPIL, Shape.SLIT);

        private static final Eyes[] ALL = values();
        final Shape left;
        final Shape right;

        Eyes(Shape both) {
            this(both, both);
        }

        Eyes(Shape left, Shape right) {
            this.left = left;
            this.right = right;
        }

        static Eyes of(int number) {
            return ALL[number / Mark.ALL.length % ALL.length];
        }
    }

    private enum Mark {
        NONE,
        GEM,
        STRIPES,
        TEMPLES,
        TEAR;

        private static final Mark[] ALL = values();

        static Mark of(int number) {
            return ALL[number % ALL.length];
        }
    }

    /** A hole in the mask, drawn from a start beside its own middle. */
    private record Shape(int startX, int startY, String line) {
        static final Shape SLIT = new Shape(-6, -1, "h12v3h-12z");
        static final Shape PUPIL = new Shape(-6, 0, "c0-6 12-6 12 0s-12 6-12 0zm6 0l3-3 3 3-3 3z");
        static final Shape GEM = new Shape(-3, 0, "l3-4 3 4-3 4z");
        static final Shape STRIPES = new Shape(-4, -4, "h3v8h-3zm5 0h3v8h-3z");
        static final Shape STUD = new Shape(-2, 0, "l2-3 2 3-2 3z");
        static final Shape TEAR = new Shape(0, 5, "q6 5 0 5t0-5z");

        void drawAt(StringBuilder path, int x, int y) {
            path.append('M').append(x + startX).append(' ').append(y + startY).append(line);
        }
    }

    /** Every mask in the order of its seed, for a contact sheet or a sheet of symbols. */
    static List<MaskDrawing> all() {
        return IntStream.range(0, COUNT).mapToObj(MaskDrawing::of).toList();
    }
}
