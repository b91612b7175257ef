package dev.longshore.engine.docker;

import static dev.longshore.problem.ProblemType.CONTAINER_NOT_FOUND;
import static dev.longshore.problem.ProblemType.IMAGE_NOT_FOUND;

import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers that are no success into failures: what statuses and texts mean, whatever the engine's version and store. */
record AnswerClassifier(EngineFailures failures) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** {@code router/server/middleware/version.go} of moby; older engines send it as bare text. */
    private static final Pattern VERSION_REFUSED = Pattern.compile("client version \\S+ is too (old|new)");

    private static final Pattern DISK_FULL = Pattern.compile("no space left on device|disk quota exceeded");

    /**
     * "You cannot remove a running container …" says 20.10, "cannot remove container "/x": container is running: …" 28.5,
     * and "cannot remove container … as it is running" Podman.
     */
    private static final Pattern ALIVE = Pattern.compile(
            "cannot remove (?:a|container .*?\\b(?:container|it) is) (?<state>running|paused|restarting)\\b");

    /** Podman says these with status 500, where an engine of Docker's says 409. */
    private static final Pattern HELD_ON_PODMAN =
            Pattern.compile("image is in use by|image used by|as it is (?:running|paused)", Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP = Pattern.compile("(?is)^<.*|[:\\s\"\\\\]*<(?:!doctype|html|head|body)\\b.*");

    private static final int MESSAGE_CAP = 2000;

    /** Whether the answer says that the engine does not speak the version of the path any more. */
    static boolean refusesVersion(int status, String body) {
        return status == 400 && VERSION_REFUSED.matcher(body).find();
    }

    /** Whether the engine has no space left, in the words of Linux. */
    static boolean isDiskFull(String message) {
        return DISK_FULL.matcher(message).find();
    }

    /**
     * What the answer means.
     *
     * @param json whether the answer calls itself JSON
     */
    Failure failure(Call call, int status, boolean json, String body) {
        String message = message(body);
        return switch (status) {
            case 401, 403 -> denied(call, json, message);
            case 404 -> notFound(call, message);
            case 409 -> conflict(call, message);
            case 502, 503, 504 -> gateway(call, status, message);
            default -> other(call, status, message);
        };
    }

    /** An engine itself forbids only what an authorization plugin tells it to, in JSON. */
    private Failure denied(Call call, boolean json, String message) {
        boolean plugin = json && isPlugins(message);
        return plugin
                ? failures.accessDenied(call, "An authorization plugin", null)
                : failures.accessDenied(call, "A socket proxy", proxySwitch(call));
    }

    /** Whether an authorization plugin of the engine says this. */
    static boolean isPlugins(String message) {
        return message.startsWith("authorization denied by plugin");
    }

    private Failure notFound(Call call, String message) {
        if (call.subject() == null || message.equals("page not found")) {
            return failures.failed(call, 404, message);
        }
        return switch (call.kind()) {
            case IMAGE_INSPECT, IMAGE_HISTORY, IMAGE_TAG, IMAGE_REMOVE ->
                new NotFound(IMAGE_NOT_FOUND, "The engine " + failures.name() + " has no image " + call.subject() + ".")
                        .with("image", call.subject());
            case CONTAINER_INSPECT, CONTAINER_STOP, CONTAINER_REMOVE ->
                new NotFound(
                                CONTAINER_NOT_FOUND,
                                "The engine " + failures.name() + " has no container " + call.subject() + ".")
                        .with("container", call.subject());
            case PING,
                    VERSION,
                    INFO,
                    PROBE,
                    EVENTS,
                    IMAGE_LIST,
                    IMAGE_SEARCH,
                    IMAGE_PULL,
                    IMAGE_PUSH,
                    CONTAINER_LIST,
                    CONTAINER_LIST_SIZES -> failures.failed(call, 404, message);
        };
    }

    /** An engine never sends these without a message of its own; a proxy whose engine is away does. */
    private Failure gateway(Call call, int status, String message) {
        return message.isEmpty()
                ? failures.unreachable(
                        "a proxy in front of it answered with status " + status, "Look whether the engine runs.", null)
                : other(call, status, message);
    }

    private Failure other(Call call, int status, String message) {
        if (message.startsWith("Client sent an HTTP request to an HTTPS server")) {
            return failures.unreachable("it wants TLS", "Give the TLS files and the port for TLS.", null);
        }
        if (isDiskFull(message)) {
            return failures.diskFull(message);
        }
        if (call.kind() == CallKind.IMAGE_SEARCH) {
            return new SearchClassifier(failures).failure(call, status, message);
        }
        if (call.kind() == CallKind.IMAGE_TAG && message.startsWith("invalid reference format")) {
            return failures.nameRefused(message);
        }
        return call.kind().isChange() && HELD_ON_PODMAN.matcher(message).find()
                ? conflict(call, message)
                : failures.failed(call, status, message);
    }

    private Failure conflict(Call call, String message) {
        Matcher alive = ALIVE.matcher(message);
        return call.kind() == CallKind.CONTAINER_REMOVE && call.subject() != null && alive.find()
                ? failures.containerRunning(call.subject(), alive.group("state"), message)
                : failures.conflict(message);
    }

    /** The switch of the widespread socket proxies (Tecnativa's and its descendants) that opens the path. */
    private static @Nullable String proxySwitch(Call call) {
        String path = call.pathOnly();
        int end = path.indexOf('/', 1);
        String section = (end < 0 ? path.substring(1) : path.substring(1, end)).toUpperCase(Locale.ROOT);
        if (!call.method().equals("GET")) {
            return "POST";
        }
        return section.equals("_PING") ? "PING" : section;
    }

    /** The engine's message, or plain text; nothing of HTML, and JSON of another shape is no message. */
    static String message(String body) {
        String text = body.strip();
        if (text.startsWith("{")) {
            text = messageMember(text);
        }
        String plain = withoutMarkup(text);
        return plain.substring(0, Math.min(MESSAGE_CAP, plain.length()));
    }

    /** The text up to where HTML begins in it, as that of a gateway in front of a registry. */
    static String withoutMarkup(String text) {
        return MARKUP.matcher(text).replaceFirst("");
    }

    private static String messageMember(String text) {
        try {
            JsonNode message = MAPPER.readTree(text).path("message");
            return message.isString() ? message.asString().strip() : "";
        } catch (JacksonException e) {
            return "unreadable JSON (" + e.getOriginalMessage() + ")";
        }
    }
}
