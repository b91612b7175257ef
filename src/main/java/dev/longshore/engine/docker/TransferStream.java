package dev.longshore.engine.docker;

import dev.longshore.engine.TransferLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stream of a pull or push to its end, which says nothing of how it went: an engine's last word can be missing.
 */
record TransferStream(TransferClassifier classifier, Consumer<TransferLine> lines) {

    /**
     * Hands on the lines.
     *
     * @return true
     * @throws dev.longshore.problem.Failure the first failure the stream tells of
     */
    boolean read(InputStream body) throws IOException, WrongShape {
        JsonObjects objects = new JsonObjects(body);
        for (byte[] json = objects.next(); json != null; json = objects.next()) {
            TransferMessage message = TransferMessage.read(json);
            String error = message.error();
            if (error != null) {
                throw classifier.told(error);
            }
            handOn(message.line());
        }
        return true;
    }

    private void handOn(@Nullable TransferLine line) {
        if (line != null) {
            lines.accept(line);
        }
    }
}
