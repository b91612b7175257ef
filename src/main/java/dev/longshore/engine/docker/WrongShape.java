package dev.longshore.engine.docker;

/** JSON that is not what the Engine API says; the message completes "answered with". */
final class WrongShape extends Exception {

    private static final long serialVersionUID = 1L;

    WrongShape(String message) {
        super(message);
    }
}
