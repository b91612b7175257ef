package dev.longshore.engine.docker;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineTransfers;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Tag;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's pulls and pushes. */
record DockerTransfers(Streams streams, EngineFailures failures) implements EngineTransfers {

    private static final String AUTH_HEADER = "X-Registry-Auth";

    @Override
    public void pull(PullOrder order, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        ImageReference reference = order.reference().decisive();
        Call call = Call.of(CallKind.IMAGE_PULL, "POST", pullPath(reference, order.platform()), reference.canonical());
        Map<String, String> headers = login == null ? Map.of() : Map.of(AUTH_HEADER, RegistryAuth.header(login));
        transfer(new Transfer(call, reference, order.platform(), login), headers, lines, ending);
    }

    @Override
    public void push(ImageReference tag, @Nullable RegistryLogin login, Consumer<TransferLine> lines, Ending ending) {
        Tag pushed = tag.tag();
        if (pushed == null || tag.digest() != null) {
            throw new IllegalArgumentException("Not a tag: " + tag);
        }
        String name = Percent.path(tag.repository().canonical());
        String path = "/images/" + name + "/push?tag=" + Percent.query(pushed.value());
        Call call = Call.of(CallKind.IMAGE_PUSH, "POST", path, tag.canonical());
        String auth = login == null ? RegistryAuth.NONE : RegistryAuth.header(login);
        transfer(new Transfer(call, tag, null, login), Map.of(AUTH_HEADER, auth), lines, ending);
    }

    private void transfer(Transfer transfer, Map<String, String> headers, Consumer<TransferLine> lines, Ending ending) {
        TransferClassifier classifier = new TransferClassifier(failures, transfer);
        try (Gate gate = new Gate()) {
            TransferStream stream = new TransferStream(classifier, line -> gate.pass(() -> lines.accept(line)));
            streams.change(
                    transfer.call(),
                    new ChangeBody(headers),
                    new Answered<>(transfer.call(), failures, classifier::refused, stream::read),
                    ending);
        }
    }

    /**
     * Name and tag apart, since Podman ignores or doubles a tag that is in both; a digest goes for a tag ({@code
     * pullImage} of moby's and {@code CreateImageFromImage} of Podman's API). All engines read the canonical name.
     */
    private static String pullPath(ImageReference reference, @Nullable String platform) {
        String path = "/images/create?fromImage="
                + Percent.query(reference.repository().canonical());
        if (reference.digest() != null) {
            path += "&tag=" + Percent.query(reference.digest().toString());
        } else if (reference.tag() != null) {
            path += "&tag=" + Percent.query(reference.tag().value());
        }
        return platform == null ? path : path + "&platform=" + Percent.query(platform);
    }

    /**
     * What is transferred.
     *
     * @param reference with what decides it only
     * @param platform null for the engine's own
     * @param login what the registry is told; null for nothing
     */
    record Transfer(
            Call call,
            ImageReference reference,
            @Nullable String platform,
            @Nullable RegistryLogin login) {

        String registry() {
            return reference.repository().domain();
        }
    }
}
