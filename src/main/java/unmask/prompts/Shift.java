package unmask.prompts;

import java.util.List;
import java.util.Optional;

/**
 * Where a class stood before and after, and how many changed sides, as far as it may be shown.
 *
 * @param before where they stood, on the line's {@value #POINTS} points, as it was published
 * @param after  where those stand who have placed themselves again
 * @param moves  how many of these moved toward the first pole, stayed, and moved toward the second; empty where that would give away
 *               more about where they stood. A step that crosses neither into the middle nor out of it is no move: people do not aim
 *               so well.
 */
public record Shift(Cells before, Cells after, Optional<Cells> moves) {
    /** The points of the line. */
    public static final int POINTS = 5;

    /**
     * One person's two places.
     *
     * @param before from 0, the first pole, to {@value Shift#POINTS} - 1
     * @param after  the same
     */
    public record Placing(int before, int after) {
    }

    /**
     * What may be shown of a second round beside the first.
     *
     * @param before what was published of the first, and stays as it is
     * @param people those of the first who have placed themselves again, in any order
     */
    public static Shift of(Cells before, List<Placing> people) {
        var after = new int[POINTS];
        var moves = new int[3];
        for (var person : people) {
            after[person.after]++;
            moves[1 + Integer.signum(side(person.after) - side(person.before))]++;
        }
        var shown = Cells.of(before.rule(), after);
        return new Shift(before, shown, new Moves(before, shown).shown(moves));
    }

    /** 0 on the first pole's side of the middle, 1 in the middle, 2 on the second pole's. */
    static int side(int point) {
        return 1 + Integer.signum(point - POINTS / 2);
    }

    /** How many stand on each side, and between. */
    static List<Integer> sides(int[] counts) {
        var sides = new int[3];
        for (int point = 0; point < POINTS; point++) {
            sides[side(point)] += counts[point];
        }
        return List.of(sides[0], sides[1], sides[2]);
    }
}
