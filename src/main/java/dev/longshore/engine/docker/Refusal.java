package dev.longshore.engine.docker;

/** An engine's setting cannot be used as it is; the message is a sentence on what is wrong and one on what to do. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String problem, String remedy) {
        super(problem + " " + remedy);
    }
}
