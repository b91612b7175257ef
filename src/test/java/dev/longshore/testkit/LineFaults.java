package dev.longshore.testkit;

import java.util.List;
import java.util.Random;

/** What becomes of lines on their way: most arrive, some twice, some late and so behind others, and some never. */
public final class LineFaults {

    /** By how much a line is late at most. */
    public static final int MOST_LATE_MILLIS = 300;

    private final Random random;
    private final boolean losing;

    /**
     * Faults of this seed.
     *
     * @param losing whether some lines never arrive
     */
    public LineFaults(long seed, boolean losing) {
        this.random = new Random(seed);
        this.losing = losing;
    }

    /** After how many milliseconds a line arrives; not at all if there is none, and once for each. */
    synchronized List<Integer> delays() {
        return switch (random.nextInt(10)) {
            case 0 -> losing ? List.of() : List.of(0);
            case 1 -> losing ? List.of() : List.of(0, 0);
            case 2 -> List.of(0, random.nextInt(MOST_LATE_MILLIS));
            case 3, 4 -> List.of(random.nextInt(MOST_LATE_MILLIS));
            default -> List.of(0);
        };
    }
}
