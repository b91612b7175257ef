package dev.longshore.engine.docker;

/** A property that the service cannot start with. */
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String problem;

    /** @param problem what is wrong and what to do, in sentences */
    WrongSetting(String property, String problem) {
        super(property + ": " + problem);
        this.property = property;
        this.problem = problem;
    }

    String property() {
        return property;
    }

    String problem() {
        return problem;
    }
}
