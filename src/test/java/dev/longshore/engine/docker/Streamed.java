package dev.longshore.engine.docker;

import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.engine.docker.DockerTransfers.Transfer;
import dev.longshore.reference.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads streams as a transfer does, and finds the recorded ones. */
final class Streamed {

    static final RegistryLogin WRONG = new RegistryLogin("127.0.0.1:5002", "ann", "wrong-word", null, "a test");

    private static final EngineFailures FAILURES =
            new EngineFailures(EngineName.LOCAL, new EngineAddress("unix:///var/run/docker.sock", "a test"));

    private Streamed() {}

    static TransferClassifier classifier(CallKind kind, @Nullable RegistryLogin login) {
        return classifier(kind, "127.0.0.1:5001/team/app:1.0", null, login);
    }

    static TransferClassifier classifier(
            CallKind kind, String reference, @Nullable String platform, @Nullable RegistryLogin login) {
        Call call = Call.of(kind, "POST", "/images/create?fromImage=x", reference);
        return new TransferClassifier(FAILURES, new Transfer(call, ImageReference.parse(reference), platform, login));
    }

    /** The lines, read as the answer to a pull is. */
    static List<TransferLine> lines(InputStream body) throws IOException {
        List<TransferLine> lines = new ArrayList<>();
        TransferStream stream = new TransferStream(classifier(CallKind.IMAGE_PULL, null), lines::add);
        answered(stream).read(new Reply(200, "application/json", "1.51", "", body));
        return lines;
    }

    /** Reads a stream with what is made of broken JSON. */
    static Answered<Boolean> answered(TransferStream stream) {
        Call call = Call.post(CallKind.IMAGE_PULL, "/images/create");
        return new Answered<>(call, FAILURES, stream.classifier()::refused, stream::read);
    }

    static List<TransferLine> lines(String body) {
        try {
            return lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> printed(List<TransferLine> lines) {
        return lines.stream()
                .map(TransferLine::printed)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A recorded stream or error body, such as {@code pull-ok-e20}. */
    static String capture(String name) {
        return resource(name + ".ndjson");
    }

    /** The rows of a table beside the captures, without its head. */
    static Stream<List<String>> table(String name) {
        return resource(name).lines().skip(1).map(line -> List.of(line.split("\t", -1)));
    }

    private static String resource(String name) {
        try (InputStream in = Streamed.class.getResourceAsStream("streams/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
