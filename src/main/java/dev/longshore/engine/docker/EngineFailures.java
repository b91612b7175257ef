package dev.longshore.engine.docker;

import static dev.longshore.problem.ProblemType.CONTAINER_RUNNING;
import static dev.longshore.problem.ProblemType.ENGINE_ACCESS_DENIED;
import static dev.longshore.problem.ProblemType.ENGINE_API_UNSUPPORTED;
import static dev.longshore.problem.ProblemType.ENGINE_BUSY;
import static dev.longshore.problem.ProblemType.ENGINE_CONFLICT;
import static dev.longshore.problem.ProblemType.ENGINE_DISK_FULL;
import static dev.longshore.problem.ProblemType.ENGINE_FAILED;
import static dev.longshore.problem.ProblemType.ENGINE_PERMISSION_DENIED;
import static dev.longshore.problem.ProblemType.ENGINE_PROTOCOL;
import static dev.longshore.problem.ProblemType.ENGINE_TIMEOUT;
import static dev.longshore.problem.ProblemType.ENGINE_UNREACHABLE;
import static dev.longshore.problem.ProblemType.INVALID_REFERENCE;

import dev.longshore.engine.ChangeOutcome;
import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineName;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failures of one engine, each with its words and members. */
record EngineFailures(EngineName name, EngineAddress address) {

    private static final int RETRY_SECONDS = 5;

    Failure unreachable(String cause, String remedy, @Nullable Throwable thrown) {
        String detail = the() + " at " + address.host() + " cannot be reached: " + cause + ". " + remedy;
        return new Unavailable(ENGINE_UNREACHABLE, detail, thrown)
                .with("engine", name.value())
                .with("address", address.host())
                .with("cause", cause)
                .with("retryAfterSeconds", RETRY_SECONDS);
    }

    Failure permissionDenied(SocketFacts facts, @Nullable Throwable thrown) {
        String detail =
                "Longshore may not open the socket of " + name + " at " + address.host() + ". " + facts.remedy();
        return new Unavailable(ENGINE_PERMISSION_DENIED, detail, thrown)
                .with("engine", name.value())
                .with("address", address.host())
                .with("socket", facts.socket())
                .with("process", facts.process())
                .with("retryAfterSeconds", RETRY_SECONDS);
    }

    Failure apiUnsupported(@Nullable ApiVersion oldest, @Nullable ApiVersion newest) {
        String detail = the() + " speaks Engine API " + words(oldest, newest) + ", and Longshore speaks "
                + words(ApiVersion.OLDEST, ApiVersion.NEWEST)
                + ": they have no version in common. Use an engine from Docker 20.10 on, and a Longshore of its time.";
        return new Unavailable(ENGINE_API_UNSUPPORTED, detail)
                .with("engine", name.value())
                .with("engineRange", range(oldest, newest))
                .with("supportedRange", range(ApiVersion.OLDEST, ApiVersion.NEWEST))
                .with("retryAfterSeconds", RETRY_SECONDS);
    }

    Failure busy(int limit) {
        String detail = the() + " is busy: " + limit + " calls are running on it, which is as many as"
                + " longshore.engine-calls.at-once allows. Try again shortly.";
        return new Unavailable(ENGINE_BUSY, detail)
                .with("engine", name.value())
                .with("limit", limit)
                .with("retryAfterSeconds", 1);
    }

    Failure timeout(Call call, Duration deadline) {
        String detail = the() + " did not answer " + call.method() + " " + call.pathOnly() + " within "
                + deadline.toMillis() + " ms. It is overloaded or hangs; the deadlines are set under"
                + " longshore.engine-calls.";
        return new Upstream(ENGINE_TIMEOUT, detail)
                .with("engine", name.value())
                .with("call", call.kind().label())
                .with("deadlineMillis", deadline.toMillis())
                .with("retryAfterSeconds", RETRY_SECONDS);
    }

    Failure listTimeout(Duration deadline) {
        String detail = the() + " was still listing for others after " + deadline.toMillis() + " ms, so that no list of"
                + " its own was there for this request. It is overloaded or hangs; the deadlines are set under"
                + " longshore.engine-calls.";
        return new Upstream(ENGINE_TIMEOUT, detail)
                .with("engine", name.value())
                .with("deadlineMillis", deadline.toMillis())
                .with("retryAfterSeconds", RETRY_SECONDS);
    }

    Failure protocol(Call call, String what, @Nullable Throwable thrown) {
        String detail = the() + " answered " + call.method() + " " + call.pathOnly() + " with " + what
                + ". That is not the Engine API; look whether something else listens at " + address.host() + ".";
        return new Upstream(ENGINE_PROTOCOL, detail, thrown)
                .with("engine", name.value())
                .with("call", call.kind().label());
    }

    Failure accessDenied(Call call, String who, @Nullable String proxySwitch) {
        String remedy =
                proxySwitch == null ? "Allow it there." : "On a socket proxy with switches, set " + proxySwitch + "=1.";
        String detail = who + " between Longshore and " + name + " forbids " + call.method() + " " + call.pathOnly()
                + ". " + remedy;
        return new Upstream(ENGINE_ACCESS_DENIED, detail)
                .with("engine", name.value())
                .with("method", call.method())
                .with("path", call.pathOnly())
                .with("switch", proxySwitch);
    }

    Failure failed(Call call, int status, String message) {
        String detail = the() + " answered " + call.method() + " " + call.pathOnly() + " with status " + status
                + (message.isEmpty() ? "." : ": " + message);
        return new Upstream(ENGINE_FAILED, detail)
                .with("engine", name.value())
                .with("call", call.kind().label())
                .with("engineStatus", status)
                .with("engineMessage", message.isEmpty() ? null : message);
    }

    /** The engine said so in the midst of an answer that had begun well. */
    Failure failedMidway(Call call, String message) {
        String detail = the() + " failed in the midst of " + call.method() + " " + call.pathOnly()
                + (message.isEmpty() ? "." : ": " + message);
        return new Upstream(ENGINE_FAILED, detail)
                .with("engine", name.value())
                .with("call", call.kind().label())
                .with("engineMessage", message.isEmpty() ? null : message);
    }

    Failure diskFull(String message) {
        return new Upstream(ENGINE_DISK_FULL, the() + " has no disk space left: " + message)
                .with("engine", name.value());
    }

    /** Engines before 23.0 take no capitals in a registry's host. */
    Failure nameRefused(String message) {
        return new Invalid(INVALID_REFERENCE, "The engine " + name + " takes no such name. It said: " + message)
                .with("reason", "engine");
    }

    Failure conflict(String message) {
        return new Conflict(ENGINE_CONFLICT, the() + " refused: " + message)
                .with("engine", name.value())
                .with("engineMessage", message);
    }

    Failure containerRunning(String id, String state, String message) {
        String detail = the() + " removes no container that is " + state
                + ". Stop it first, or remove it with force. It said: " + message;
        return new Conflict(CONTAINER_RUNNING, detail).with("containerId", id).with("state", state);
    }

    /** A failure of a change that went out: the engine may have done it all the same, unless it said no. */
    static Failure unsure(Failure failure) {
        boolean refused = failure.members().get("engineStatus") instanceof Integer status && status < 500;
        return refused ? failure : ChangeOutcome.UNKNOWN.of(failure);
    }

    private String the() {
        return "The engine " + name;
    }

    private static String words(@Nullable ApiVersion oldest, @Nullable ApiVersion newest) {
        return (oldest == null ? "up to " : oldest + " to ") + (newest == null ? "an unknown version" : newest);
    }

    private static Map<String, String> range(@Nullable ApiVersion oldest, @Nullable ApiVersion newest) {
        Map<String, String> range = new LinkedHashMap<>();
        if (oldest != null) {
            range.put("oldest", oldest.toString());
        }
        if (newest != null) {
            range.put("newest", newest.toString());
        }
        return range;
    }
}
