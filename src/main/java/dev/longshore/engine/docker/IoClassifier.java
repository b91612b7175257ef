package dev.longshore.engine.docker;

import dev.longshore.engine.docker.EngineHost.Tcp;
import dev.longshore.engine.docker.EngineHost.Unix;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unexpected;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns a broken or refused connection into a failure. */
record IoClassifier(EngineFailures failures, EngineHost host) {

    /** What it means that a call threw this. */
    Failure any(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure;
            case IOException io -> failure(io);
            case Error error -> throw error;
            case null, default ->
                new Unexpected(ProblemType.INTERNAL, "A call on the engine failed in an unforeseen way.", thrown);
        };
    }

    Failure failure(IOException thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return switch (host) {
            case Unix unix
            when message.contains("Permission denied") ->
                failures.permissionDenied(SocketFacts.of(unix.socket()), thrown);
            case Unix unix -> failures.unreachable(cause(thrown, message), "Look whether the engine runs.", thrown);
            case Tcp tcp ->
                failures.unreachable(cause(thrown, message), "Look whether the engine runs and listens there.", thrown);
        };
    }

    private static String cause(IOException thrown, String message) {
        return switch (thrown) {
            case UnknownHostException unknown -> "its host name is not known";
            case NoRouteToHostException noRoute -> "there is no route to its host";
            case ConnectException refused when message.contains("refused") -> "connection refused";
            case SSLException tls -> "TLS failed (" + message + ")";
            default -> other(thrown, message);
        };
    }

    private static String other(IOException thrown, String message) {
        if (message.contains("No such file")) {
            return "there is no such socket";
        }
        if (message.contains("Connection refused")) {
            return "connection refused";
        }
        return "the connection broke (" + (message.isEmpty() ? thrown.getClass().getSimpleName() : message) + ")";
    }
}
