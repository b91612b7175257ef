package dev.longshore.engine.docker;

import dev.longshore.engine.TransferLine;
import dev.longshore.reference.Digest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A message of a stream while it is being read ({@code JSONMessage} of moby's {@code pkg/jsonmessage}). */
final class TransferMessage {

    private static final Pattern DIGEST =
            Pattern.compile("(?:(?<tag>\\S+): digest|Digest): (?<digest>\\S+:\\S+)(?: size: \\d+)?");
    private static final String PULLING = "Pulling from ";
    private static final String STATUS = "Status: ";

    private final TransferProgress progress = new TransferProgress();
    private String id = "";
    private String status = "";
    private String stream = "";
    private String from = "";
    private String progressText = "";
    private boolean aside;
    private @Nullable String error;
    private @Nullable String errorDetail;

    private TransferMessage() {}

    /** @throws WrongShape if a list in it is not what it should be */
    static TransferMessage read(byte[] json) throws WrongShape {
        TransferMessage message = new TransferMessage();
        Json.object(json, message::field);
        return message;
    }

    private void field(String name, JsonParser value) throws WrongShape {
        switch (name) {
            case "id" -> id = Json.textOrEmpty(value);
            case "status" -> status = Json.textOrEmpty(value);
            case "stream" -> stream = Json.textOrEmpty(value);
            case "from" -> from = Json.textOrEmpty(value);
            case "progress" -> progressText = Json.textOrEmpty(value);
            case "progressDetail" -> progress.read(value);
            case "aux" -> aside = true;
            case "error" -> error = Json.text(value);
            case "errorDetail" -> errorDetail = detail(value);
            default -> {}
        }
    }

    private static @Nullable String detail(JsonParser value) throws WrongShape {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String[] message = {Json.textOrEmpty(value)};
        Json.fields(value, (name, member) -> {
            if (name.equals("message")) {
                message[0] = Json.textOrEmpty(member);
            }
        });
        return message[0];
    }

    /** The failure it tells of, null if it tells of none. Some engines send one of the two fields only. */
    @Nullable
    String error() {
        return errorDetail == null || errorDetail.isEmpty() ? (error == null ? errorDetail : error) : errorDetail;
    }

    /** What it says; null where that is nothing that is printed or counted. */
    @Nullable
    TransferLine line() {
        if (aside) {
            return null;
        }
        String printed = printed();
        if (!id.isEmpty() && !status.startsWith(PULLING)) {
            return new TransferLine.Layer(id, status, progress.currentBytes(), progress.totalBytes(), printed);
        }
        return printed == null ? null : withoutLayer(printed);
    }

    private TransferLine withoutLayer(String printed) {
        if (!id.isEmpty()) {
            return new TransferLine.Source(id, printed);
        }
        if (status.startsWith(STATUS)) {
            return new TransferLine.Status(status.substring(STATUS.length()), printed);
        }
        Matcher named = DIGEST.matcher(status);
        Digest digest = named.matches() ? Names.digest(named.group("digest")) : null;
        return digest == null
                ? new TransferLine.Note(printed)
                : new TransferLine.Named(digest, named.group("tag"), printed);
    }

    /** As {@code Display} does without a terminal; the times it would print are in no transfer. */
    private @Nullable String printed() {
        if (progress.isCounted()) {
            return null;
        }
        String head = (id.isEmpty() ? "" : id + ": ") + (from.isEmpty() ? "" : "(from " + from + ") ");
        if (!progressText.isEmpty()) {
            return head + status + " " + progressText;
        }
        return head + (stream.isEmpty() ? status : stream.stripTrailing());
    }
}
