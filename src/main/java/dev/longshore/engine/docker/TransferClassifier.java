package dev.longshore.engine.docker;

import dev.longshore.engine.docker.DockerTransfers.Transfer;
import dev.longshore.problem.Failure;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a pull or push failed. The same thing is a status with one engine, another status with the next and a line of
 * the stream with a third: what it was stands in the message, in the words of moby, containerd and the registry.
 */
final class TransferClassifier {

    private static final Pattern UNKNOWN_TAG =
            Pattern.compile("tag does not exist|does not exist locally with the tag");

    private static final Pattern INVALID_NAME = Pattern.compile("^invalid reference format|^invalid tag format");

    private static final Pattern RATE_LIMITED =
            Pattern.compile("toomanyrequests|too many requests|pull rate limit", Pattern.CASE_INSENSITIVE);

    /** The registry speaks plain HTTP where the engine wants TLS, or something that is neither. */
    private static final Pattern NO_TLS = Pattern.compile("server gave HTTP response to HTTPS client|\\btls: ");

    /** "no match for platform" is containerd's; the last one is of the containerd store's pushes. */
    private static final Pattern NO_PLATFORM = Pattern.compile(
            "no matching manifest for|no match for platform|does not (?:match|provide) the specified platform");

    private static final Pattern NO_LOGIN = Pattern.compile("no basic auth credentials");

    private static final Pattern DENIED = Pattern.compile(
            "pull access denied|push access denied|access to the resource is denied|insufficient_scope|\\bdenied: ");

    private static final Pattern UNAUTHORIZED = Pattern.compile(
            "\\bunauthorized\\b|authentication required|incorrect username or password|authorization failed",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP = Pattern.compile("invalid character '<'|text/html");

    private static final Pattern CUT = Pattern.compile("short read|stream error");

    private static final Pattern NO_MANIFEST = Pattern.compile(
            "manifest unknown|manifest for \\S+ not found|name unknown|repository name not known|: not found$");

    private static final Pattern BAD_MANIFEST = Pattern.compile("manifest[ _]invalid|missing signature key"
            + "|manifest verification failed|unsupported (?:media ?type|manifest)|invalid manifest|mediaType"
            + "|unexpected media type|unknown manifest|no longer supported|invalid character|unexpected end of JSON");

    private final EngineFailures failures;
    private final Transfer transfer;
    private final TransferFailures words;
    private final Redaction redaction;

    TransferClassifier(EngineFailures failures, Transfer transfer) {
        this.failures = failures;
        this.transfer = transfer;
        this.words = new TransferFailures(failures, transfer);
        this.redaction = new Redaction(transfer.login());
    }

    /** What an answer that is no success means. What is not of the engine's own words is a proxy's, or a plugin's. */
    Failure refused(int status, boolean json, String body) {
        String message = redaction.of(AnswerClassifier.message(body));
        if (!json || message.isEmpty() || AnswerClassifier.isPlugins(message)) {
            return new AnswerClassifier(failures).failure(transfer.call(), status, json, body);
        }
        Failure known = known(message);
        return known == null
                ? Objects.requireNonNullElseGet(
                        ofStatus(status, message), () -> failures.failed(transfer.call(), status, message))
                : known;
    }

    /** What an error in the stream means. */
    Failure told(String error) {
        String message = redaction.of(AnswerClassifier.withoutMarkup(error));
        return Objects.requireNonNullElseGet(known(message), () -> failures.failedMidway(transfer.call(), message));
    }

    private @Nullable Failure known(String message) {
        if (AnswerClassifier.isDiskFull(message)) {
            return failures.diskFull(message);
        }
        if (says(UNKNOWN_TAG, message)) {
            return words.unknownTag();
        }
        return says(INVALID_NAME, message) ? words.invalidName(message) : ofRegistry(message);
    }

    private @Nullable Failure ofRegistry(String message) {
        int status = RegistryTexts.status(message).orElse(0);
        if (status == 429 || says(RATE_LIMITED, message)) {
            return words.rateLimited(message);
        }
        if (says(NO_PLATFORM, message)) {
            return words.noPlatform(message);
        }
        Failure answered = ofStatus(status, message);
        return answered == null ? ofAccess(message) : answered;
    }

    /** What the status means, whether the registry's own or the one that the engine made of it. */
    private @Nullable Failure ofStatus(int status, String message) {
        return switch (status) {
            case 401 -> words.unauthorized(message);
            case 403 -> words.denied(message);
            case 404 -> null;
            default ->
                status >= 500 && RegistryTexts.status(message).isPresent() ? words.failed(status, message) : null;
        };
    }

    private @Nullable Failure ofAccess(String message) {
        if (says(NO_LOGIN, message)) {
            return words.loginWanted(message);
        }
        if (says(DENIED, message)) {
            return words.denied(message);
        }
        return says(UNAUTHORIZED, message) ? words.unauthorized(message) : ofConnection(message);
    }

    private @Nullable Failure ofConnection(String message) {
        if (says(MARKUP, message)) {
            return words.failed(0, message);
        }
        if (RegistryTexts.isNotTrusted(message)) {
            return words.notTrusted(message);
        }
        if (RegistryTexts.isNotReached(message) || says(CUT, message)) {
            return words.notReached(message);
        }
        return says(NO_TLS, message) ? words.notTrusted(message) : ofManifest(message);
    }

    private @Nullable Failure ofManifest(String message) {
        if (says(BAD_MANIFEST, message)) {
            return words.badManifest(message);
        }
        return says(NO_MANIFEST, message) ? words.noManifest(message) : null;
    }

    private static boolean says(Pattern pattern, String message) {
        return pattern.matcher(message).find();
    }
}
