package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MaskDrawingTest {
    private static final double SPECK = 0.05;
    private final List<MaskDrawing> all = MaskDrawing.all();

    @Test
    void everySeedHasADrawingOfItsOwn() {
        assertThat(all).hasSize(MaskDrawing.COUNT);
        assertThat(all.stream().map(MaskDrawing::path)).doesNotHaveDuplicates();
        assertThat(all.stream().map(MaskDrawing::symbolId)).doesNotHaveDuplicates().allMatch(id -> id.matches("m[0-9a-f]{1,3}"));
    }

    @Test
    void anySeedIsAMaskAndStaysTheSame() {
        assertThat(MaskDrawing.of(Integer.MIN_VALUE)).isNotNull();
        assertThat(MaskDrawing.of(-1)).isEqualTo(MaskDrawing.of(MaskDrawing.COUNT - 1));
        assertThat(MaskDrawing.of(17)).isEqualTo(MaskDrawing.of(17 + MaskDrawing.COUNT));
    }

    @Test
    void storedSeedsKeepTheirFace() {
        assertThat(MaskDrawing.of(0).path()).startsWith("M0 0q15 5 30 5").contains("M12 11c");
        assertThat(MaskDrawing.of(639).path()).startsWith("M9 6q2-7").contains("q6 5 0 5t0-5z");
    }

    @Test
    void aPathIsShortAndHoldsNothingButAPath() {
        assertThat(all.stream().map(MaskDrawing::path).filter(path -> !path.matches("[MQTlhvcsqtzm0-9. -]{40,220}"))).isEmpty();
    }

    @Test
    void noSeedLeadsToTheMarkOfTheStaff() {
        assertThat(all.stream().map(MaskDrawing::path)).doesNotContain(MaskDrawing.STAFF.path());
        assertThat(all.stream().map(MaskDrawing::symbolId)).doesNotContain(MaskDrawing.STAFF.symbolId());
    }

    @Test
    void everyMaskStaysInItsFrame() {
        var frame = new Rectangle2D.Double(-0.5, -0.5, 61, 25);
        for (var mask : all) {
            assertThat(frame.contains(new Area(drawn(mask.path())).getBounds2D())).as(mask.symbolId()).isTrue();
        }
    }

    @Test
    void holesLieInsideTheMaskAndApartFromEachOther() {
        var broken = new ArrayList<String>();
        for (var mask : all) {
            var parts = mask.path().split("(?=M)");
            var outline = new Area(drawn(parts[0]));
            var holes = new Area();
            for (int i = 1; i < parts.length; i++) {
                var hole = new Area(drawn(parts[i]));
                if (size(minus(hole, outline)) > SPECK) {
                    broken.add(mask.symbolId() + " breaks its edge with " + parts[i]);
                }
                if (size(hole) - size(minus(hole, holes)) > SPECK) {
                    broken.add(mask.symbolId() + " runs together at " + parts[i]);
                }
                holes.add(hole);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thirtyPeopleAreToldApartAtTheSizeOfALineOfText() {
        var course = new ArrayList<Integer>();
        var random = new Random(30);
        while (course.size() < 30) {
            course.add(MaskDrawing.seed(random, new HashSet<>(course)));
        }
        assertThat(leastDifference(course.stream().map(seed -> MaskDrawing.of(seed).path()).toList())).isGreaterThan(12);
    }

    @Test
    void evenTheTwoMostAlikeDifferInTheirPixels() {
        assertThat(leastDifference(all.stream().map(MaskDrawing::path).toList())).isGreaterThan(4);
    }

    @Test
    void theMarkOfTheStaffIsLikeNoOther() {
        for (var mask : all) {
            assertThat(leastDifference(List.of(mask.path(), MaskDrawing.STAFF.path()))).as(mask.symbolId()).isGreaterThan(20);
        }
    }

    @Test
    void theFirstSixteenOfACourseAllWearDifferentOutlines() {
        for (int round = 0; round < 20; round++) {
            var random = new Random(round);
            Set<Integer> course = new HashSet<>();
            for (int person = 0; person < 16; person++) {
                course.add(MaskDrawing.seed(random, course));
            }
            assertThat(course.stream().map(seed -> seed / 40)).hasSize(16).doesNotHaveDuplicates();
        }
    }

    @Test
    void aMaskIsUsedTwiceOnlyWhenAllAreInUse() {
        var random = new Random(5);
        Set<Integer> course = new HashSet<>();
        for (int person = 1; person <= MaskDrawing.COUNT; person++) {
            course.add(MaskDrawing.seed(random, course));
            assertThat(course).hasSize(person);
        }
        assertThat(MaskDrawing.seed(random, course)).isBetween(0, MaskDrawing.COUNT - 1);
    }

    @Test
    void theFirstMaskOfACourseMayBeAnyOfThem() {
        var random = new Random(11);
        var seen = new HashMap<Integer, Integer>();
        for (int i = 0; i < 20_000; i++) {
            seen.merge(MaskDrawing.seed(random, Set.of()), 1, Integer::sum);
        }
        assertThat(seen).hasSize(MaskDrawing.COUNT);
    }

    /** How much ink, in whole pixels, the two most alike of these differ by when drawn 32 pixels wide. */
    private static double leastDifference(List<String> paths) {
        var pictures = paths.stream().map(MaskDrawingTest::pixels).toList();
        var least = Double.MAX_VALUE;
        for (int i = 0; i < pictures.size(); i++) {
            for (int j = 0; j < i; j++) {
                var difference = 0;
                for (int pixel = 0; pixel < pictures.get(i).length; pixel++) {
                    difference += Math.abs(pictures.get(i)[pixel] - pictures.get(j)[pixel]);
                }
                least = Math.min(least, difference / 255.0);
            }
        }
        return least;
    }

    private static int[] pixels(String path) {
        var picture = new BufferedImage(32, 15, BufferedImage.TYPE_BYTE_GRAY);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        var scale = 32 / 60.0;
        pen.fill(AffineTransform.getScaleInstance(scale, scale).createTransformedShape(drawn(path)));
        pen.dispose();
        return picture.getRaster().getPixels(0, 0, 32, 15, (int[]) null);
    }

    private static Area minus(Area from, Area taken) {
        var rest = new Area(from);
        rest.subtract(taken);
        return rest;
    }

    private static double size(Area area) {
        var sum = 0.0;
        var start = new Point2D.Double();
        var last = new Point2D.Double();
        var point = new double[6];
        for (var line = area.getPathIterator(null, 0.01); !line.isDone(); line.next()) {
            if (line.currentSegment(point) == PathIterator.SEG_MOVETO) {
                start.setLocation(point[0], point[1]);
            } else {
                var isClosing = line.currentSegment(point) == PathIterator.SEG_CLOSE;
                var x = isClosing ? start.x : point[0];
                var y = isClosing ? start.y : point[1];
                sum += last.x * y - x * last.y;
                point[0] = x;
                point[1] = y;
            }
            last.setLocation(point[0], point[1]);
        }
        return Math.abs(sum) / 2;
    }

    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z]|-?[0-9]*\\.?[0-9]+");

    /** Reads the part of the SVG path language that the masks are written in. */
    private static Shape drawn(String d) {
        var tokens = new ArrayList<String>();
        for (var found = TOKEN.matcher(d); found.find(); ) {
            tokens.add(found.group());
        }
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        var command = ' ';
        var control = new double[2];
        var start = new double[2];
        double x = 0;
        double y = 0;
        for (int i = 0; i < tokens.size(); ) {
            if (Character.isLetter(tokens.get(i).charAt(0))) {
                command = tokens.get(i++).charAt(0);
            }
            var count = switch (Character.toLowerCase(command)) {
                case 'h', 'v' -> 1;
                case 'm', 'l', 't' -> 2;
                case 'q', 's' -> 4;
                case 'c' -> 6;
                case 'z' -> 0;
                default -> throw new IllegalArgumentException("Not a letter of our paths: " + command);
            };
            var n = new double[count];
            var isRelative = Character.isLowerCase(command);
            for (int k = 0; k < count; k++) {
                var isAcross = command == 'h' || command == 'H' || (k % 2 == 0 && Character.toLowerCase(command) != 'v');
                n[k] = Double.parseDouble(tokens.get(i++)) + (isRelative ? (isAcross ? x : y) : 0);
            }
            var mirrored = new double[] {2 * x - control[0], 2 * y - control[1]};
            switch (Character.toLowerCase(command)) {
                case 'm' -> {
                    path.moveTo(n[0], n[1]);
                    start = n;
                }
                case 'l' -> path.lineTo(n[0], n[1]);
                case 'h' -> path.lineTo(n[0], y);
                case 'v' -> path.lineTo(x, n[0]);
                case 'q' -> path.quadTo(n[0], n[1], n[2], n[3]);
                case 't' -> path.quadTo(mirrored[0], mirrored[1], n[0], n[1]);
                case 'c' -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                case 's' -> path.curveTo(mirrored[0], mirrored[1], n[0], n[1], n[2], n[3]);
                default -> {
                    path.closePath();
                    path.moveTo(start[0], start[1]);
                }
            }
            x = path.getCurrentPoint().getX();
            y = path.getCurrentPoint().getY();
            control = switch (Character.toLowerCase(command)) {
                case 'q' -> new double[] {n[0], n[1]};
                case 't' -> mirrored;
                case 'c' -> new double[] {n[2], n[3]};
                case 's' -> new double[] {n[0], n[1]};
                default -> new double[] {x, y};
            };
        }
        return path;
    }
}
