package dev.longshore.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every problem that an answer can carry. A type has one status, its members, and says whether the same request can
 * succeed later; {@code docs/problems/<code>.md} is its page for people.
 */
public enum ProblemType {
    INVALID_REFERENCE(
            400,
            "Invalid reference",
            Retry.NEVER,
            "The text does not parse as an image reference, tag, digest or id.",
            "reference",
            "reason",
            "offending",
            "proposal"),
    INVALID_PARAMETER(
            400,
            "Invalid parameter",
            Retry.NEVER,
            "A query parameter, header or body field has a value that is not accepted.",
            "parameter",
            "value",
            "accepted"),
    UNKNOWN_PARAMETER(
            400,
            "Unknown parameter",
            Retry.NEVER,
            "A query parameter or body field is not known here.",
            "parameter",
            "accepted"),
    MALFORMED_BODY(400, "Malformed body", Retry.NEVER, "The request body is not the JSON object that was expected."),
    ID_TOO_SHORT(
            400,
            "Id prefix too short",
            Retry.NEVER,
            "A change was asked for by an id prefix that is too short to be safe.",
            "prefix",
            "minimumDigits",
            "candidates"),
    UNSUPPORTED_TEMPLATE(
            400,
            "Unsupported template",
            Retry.NEVER,
            "The inspect template uses a construct that is not supported.",
            "template",
            "accepted"),
    UNAUTHENTICATED(401, "Unauthenticated", Retry.NEVER, "No valid bearer token came with the request."),
    FORBIDDEN(403, "Forbidden", Retry.NEVER, "The token's role does not allow this request.", "required", "role"),
    IMAGE_NOT_FOUND(
            404,
            "Image not found",
            Retry.LATER,
            "No image on this engine goes by this name or id.",
            "image",
            "alsoRead",
            "containers"),
    TAG_NOT_FOUND(
            404,
            "Tag not found",
            Retry.LATER,
            "This image does not carry the tag.",
            "reference",
            "heldBy",
            "proposal",
            "alsoRead"),
    CONTAINER_NOT_FOUND(
            404,
            "Container not found",
            Retry.LATER,
            "No container on this engine goes by this name or id.",
            "container"),
    OPERATION_NOT_FOUND(404, "Operation not found", Retry.NEVER, "No operation has this id here.", "operation", "path"),
    ENGINE_NOT_FOUND(
            404, "Engine not found", Retry.NEVER, "No engine of this name is configured.", "engine", "engines"),
    REGISTRY_NOT_FOUND(404, "Registry not found", Retry.NEVER, "No registry of this name is configured.", "registry"),
    TOKEN_NOT_FOUND(404, "Token not found", Retry.NEVER, "No token has this name.", "token"),
    PLAN_NOT_FOUND(404, "Plan not found", Retry.NEVER, "No prune plan has this id.", "plan"),
    PROTECTION_NOT_FOUND(404, "Protection not found", Retry.NEVER, "No protection has this id.", "protection"),
    NO_SUCH_PATH(404, "No such path", Retry.NEVER, "Nothing is served at this path.", "path", "likely"),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            Retry.NEVER,
            "The path exists, the method is not allowed on it.",
            "method",
            "allowed"),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            Retry.NEVER,
            "None of the media types that the request accepts can be produced.",
            "accepted"),
    TAG_TAKEN(
            409,
            "Tag taken",
            Retry.NEVER,
            "Another image holds the tag; Longshore does not move a tag silently.",
            "reference",
            "holder"),
    LAST_TAG(
            409,
            "Last tag",
            Retry.NEVER,
            "Removing the last name of the image would delete the image.",
            "reference",
            "imageId"),
    IMAGE_IN_USE(
            409,
            "Image in use",
            Retry.LATER,
            "Something uses the image, so it cannot be removed.",
            "imageId",
            "blockers"),
    IMAGE_HAS_SEVERAL_TAGS(
            409,
            "Image has several tags",
            Retry.NEVER,
            "The image goes by several names, so removing it by id needs force.",
            "imageId",
            "blockers"),
    IMAGE_HAS_CHILDREN(
            409, "Image has children", Retry.LATER, "Other images are built on this image.", "imageId", "blockers"),
    IMAGE_PROTECTED(409, "Image protected", Retry.NEVER, "A protection forbids the change.", "imageId", "protections"),
    AMBIGUOUS_IMAGE(409, "Ambiguous image", Retry.NEVER, "The text fits more than one image.", "image", "candidates"),
    AMBIGUOUS_CONTAINER(
            409,
            "Ambiguous container",
            Retry.NEVER,
            "The text fits more than one container.",
            "container",
            "candidates"),
    CONTAINER_RUNNING(
            409,
            "Container running",
            Retry.LATER,
            "The container is running, so it cannot be removed without force.",
            "containerId",
            "state"),
    OPERATION_FINISHED(
            409, "Operation finished", Retry.NEVER, "The operation has ended already.", "operation", "state"),
    OPERATION_CANCELLED(409, "Operation cancelled", Retry.LATER, "The operation was cancelled.", "operation"),
    OPERATION_INTERRUPTED(
            409, "Operation interrupted", Retry.LATER, "The service went down while the operation ran.", "operation"),
    IDEMPOTENCY_IN_PROGRESS(
            409,
            "Idempotency key in progress",
            Retry.LATER,
            "The first request with this idempotency key has not been answered yet.",
            "key"),
    PLAN_EXPIRED(409, "Plan expired", Retry.NEVER, "The prune plan is older than its time to live.", "plan"),
    ROLLBACK_IMPOSSIBLE(
            409,
            "Rollback impossible",
            Retry.NEVER,
            "The image that the tag would go back to is not there any more.",
            "reference"),
    ENGINE_CONFLICT(
            409,
            "Engine conflict",
            Retry.LATER,
            "The engine refused the change because of a conflict.",
            "engine",
            "engineMessage"),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            Retry.NEVER,
            "The resource changed since the state named in If-Match.",
            "expected",
            "current"),
    BODY_TOO_LARGE(413, "Body too large", Retry.NEVER, "The request body is larger than accepted.", "maximumBytes"),
    PATH_TOO_LONG(414, "Path too long", Retry.NEVER, "The request path is longer than accepted.", "maximumBytes"),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            Retry.NEVER,
            "The request body has a media type that is not accepted.",
            "accepted"),
    HOST_NOT_ALLOWED(
            421,
            "Host not allowed",
            Retry.NEVER,
            "The Host header names a host that this service does not answer to.",
            "host"),
    IDEMPOTENCY_MISMATCH(
            422,
            "Idempotency key mismatch",
            Retry.NEVER,
            "The idempotency key was used before with another request.",
            "key"),
    HEADERS_TOO_LARGE(
            431, "Headers too large", Retry.NEVER, "The request headers are larger than accepted.", "maximumBytes"),
    TOO_MANY_OPERATIONS(
            429,
            "Too many operations",
            Retry.LATER,
            "The queue of operations on this engine is full.",
            "limit",
            "retryAfterSeconds"),
    TOO_MANY_ATTEMPTS(
            429,
            "Too many attempts",
            Retry.LATER,
            "Too many failed attempts to authenticate came from this address.",
            "retryAfterSeconds"),
    REGISTRY_RATE_LIMITED(
            429,
            "Registry rate limit",
            Retry.LATER,
            "The registry limits how often it may be asked.",
            "registry",
            "retryAfterSeconds",
            "engine",
            "reference",
            "engineMessage"),
    INTERNAL(
            500,
            "Internal error",
            Retry.LATER,
            "Something failed inside Longshore; the log has the cause under the request id.",
            "requestId"),
    ENGINE_FAILED(
            502,
            "Engine failed",
            Retry.LATER,
            "The engine answered the call with a failure of its own.",
            "engine",
            "call",
            "engineStatus",
            "engineMessage",
            "outcome",
            "untagged",
            "deleted"),
    ENGINE_PROTOCOL(
            502,
            "Engine protocol error",
            Retry.LATER,
            "The engine's answer was not what the Engine API says it should be.",
            "engine",
            "call",
            "outcome",
            "untagged",
            "deleted"),
    ENGINE_ACCESS_DENIED(
            502,
            "Engine access denied",
            Retry.NEVER,
            "Something between Longshore and the engine, such as a socket proxy, forbade the call.",
            "engine",
            "method",
            "path",
            "switch"),
    REGISTRY_UNREACHABLE(
            502,
            "Registry unreachable",
            Retry.LATER,
            "The registry could not be reached.",
            "registry",
            "engine",
            "reference",
            "engineMessage"),
    REGISTRY_FAILED(
            502,
            "Registry failed",
            Retry.LATER,
            "The registry answered with a failure of its own.",
            "registry",
            "registryStatus",
            "engine",
            "reference",
            "engineMessage"),
    REGISTRY_TLS(
            502,
            "Registry TLS failure",
            Retry.NEVER,
            "The registry's certificate is not trusted.",
            "registry",
            "engine",
            "reference",
            "engineMessage"),
    REGISTRY_AUTH_REQUIRED(
            502,
            "Registry authentication required",
            Retry.NEVER,
            "The registry wants credentials and none were given.",
            "registry",
            "engine",
            "reference",
            "engineMessage"),
    REGISTRY_AUTH_FAILED(
            502,
            "Registry authentication failed",
            Retry.NEVER,
            "The registry refused the credentials.",
            "registry",
            "engine",
            "reference",
            "engineMessage"),
    REGISTRY_DENIED_OR_NOT_FOUND(
            502,
            "Registry denied or not found",
            Retry.NEVER,
            "The registry does not say whether the image is missing or access to it is denied.",
            "registry",
            "reference",
            "engine",
            "engineMessage"),
    MANIFEST_NOT_FOUND(
            502,
            "Manifest not found",
            Retry.NEVER,
            "The registry has no such tag or digest.",
            "registry",
            "reference",
            "engine",
            "engineMessage"),
    MANIFEST_INVALID(
            502,
            "Manifest invalid",
            Retry.NEVER,
            "The registry's manifest cannot be used.",
            "registry",
            "reference",
            "engine",
            "engineMessage"),
    PLATFORM_NOT_AVAILABLE(
            502,
            "Platform not available",
            Retry.NEVER,
            "The image does not exist for the platform that was asked for.",
            "reference",
            "platform",
            "available",
            "registry",
            "engine",
            "engineMessage"),
    PLATFORM_MISMATCH(
            502,
            "Platform mismatch",
            Retry.NEVER,
            "The engine has the image for another platform than asked.",
            "reference",
            "platform",
            "actual"),
    PULL_STALLED(
            502,
            "Pull stalled",
            Retry.LATER,
            "Nothing came from the registry for too long.",
            "reference",
            "silentSeconds"),
    ENGINE_UNREACHABLE(
            503,
            "Engine unreachable",
            Retry.LATER,
            "The engine cannot be reached.",
            "engine",
            "address",
            "cause",
            "lookedAt",
            "outcome",
            "untagged",
            "deleted",
            "retryAfterSeconds"),
    ENGINE_PERMISSION_DENIED(
            503,
            "Engine permission denied",
            Retry.LATER,
            "Longshore may not open the engine's socket.",
            "engine",
            "address",
            "socket",
            "process",
            "retryAfterSeconds"),
    ENGINE_API_UNSUPPORTED(
            503,
            "Engine API unsupported",
            Retry.LATER,
            "The engine and Longshore have no API version in common.",
            "engine",
            "engineRange",
            "supportedRange",
            "retryAfterSeconds"),
    ENGINE_BUSY(
            503,
            "Engine busy",
            Retry.LATER,
            "As many calls as allowed are running on the engine.",
            "engine",
            "limit",
            "retryAfterSeconds"),
    INVENTORY_NOT_READY(
            503,
            "Inventory not ready",
            Retry.LATER,
            "The engine's images and containers have not been listed yet.",
            "engine",
            "retryAfterSeconds"),
    SHUTTING_DOWN(503, "Shutting down", Retry.LATER, "The service is stopping.", "retryAfterSeconds"),
    STORE_BUSY(503, "Store busy", Retry.LATER, "The database is busy.", "retryAfterSeconds"),
    ENGINE_TIMEOUT(
            504,
            "Engine timeout",
            Retry.LATER,
            "The engine did not answer in time.",
            "engine",
            "call",
            "deadlineMillis",
            "outcome",
            "untagged",
            "deleted",
            "retryAfterSeconds"),
    ENGINE_DISK_FULL(507, "Engine disk full", Retry.NEVER, "The engine has no disk space left.", "engine"),
    STORE_FULL(507, "Store full", Retry.NEVER, "The disk of the service's own database is full.");

    /** Whether a program does well to send the same request again after a while. */
    public enum Retry {
        /**
         * It does not: the request, a setting or what is full has to be changed first. Of 507 RFC 4918 section 11.5 says
         * so.
         */
        NEVER,
        /** It does: what stands in the way can pass, or others can clear it away. */
        LATER
    }

    private final int status;
    private final String title;
    private final Retry retry;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> members;

    ProblemType(int status, String title, Retry retry, String summary, String... members) {
        this.status = status;
        this.title = title;
        this.retry = retry;
        this.summary = summary;
        this.members = List.of(members);
    }

    /** The type of this code, such as {@code tag-taken}. */
    public static Optional<ProblemType> ofCode(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** What programs compare, such as {@code tag-taken}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status, the same for every problem of this type. */
    public int status() {
        return status;
    }

    /** A few words for people, the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** Whether trying again can help. */
    public Retry retry() {
        return retry;
    }

    /** One sentence on what happened. */
    public String summary() {
        return summary;
    }

    /** The names of the members a problem of this type may carry beside those of RFC 9457. */
    public List<String> members() {
        return members;
    }
}
