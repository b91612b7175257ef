package dev.longshore.transfers;

import dev.longshore.audit.Action;
import dev.longshore.audit.Change;
import dev.longshore.engine.Engine;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.RegistryLogins;
import dev.longshore.engine.TransferredTags;
import dev.longshore.inventory.ReadBack;
import dev.longshore.operations.Asked;
import dev.longshore.operations.IdempotencyKey;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Operations;
import dev.longshore.operations.Order;
import dev.longshore.operations.Started;
import dev.longshore.reference.ImageReference;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Begins pulls and pushes. */
@Component
@EnableConfigurationProperties(TransferProperties.class)
public class Transfers {

    private final Operations operations;
    private final RegistryLogins logins;
    private final Attempts attempts;
    private final TransferredTags tags;
    private final ReadBack readBack;
    private final JsonMapper mapper;

    Transfers(
            Operations operations,
            RegistryLogins logins,
            TransferProperties properties,
            TransferredTags tags,
            ReadBack readBack,
            JsonMapper mapper) {
        this.operations = operations;
        this.logins = logins;
        this.attempts = new Attempts(properties);
        this.tags = tags;
        this.readBack = readBack;
        this.mapper = mapper;
    }

    /**
     * Begins a pull, or joins the one of the same image and platform with the login of the same source that is under way.
     *
     * @throws dev.longshore.problem.Failure as {@link Operations#start}
     */
    public Started pull(Asked asked, Pull pull, @Nullable IdempotencyKey key) {
        Engine engine = asked.engine();
        RegistryLogin login = login(pull.login(), pull.reference());
        TransferRequest request =
                new TransferRequest(pull.reference().shortest(), pull.platform(), pull.isOfAllTags() ? true : null);
        return operations.start(
                asked.actor(),
                new Order(
                        Kind.PULL,
                        engine.name(),
                        change(Action.IMAGE_PULL, engine, request, pull.reference(), login),
                        pull.login() == null ? joinKey(Kind.PULL, engine, pull.reference(), request, login) : null,
                        mapper.valueToTree(request),
                        key,
                        new PullTask(engine, pull, login, attempts, tags, readBack, this::written)));
    }

    /**
     * Begins a push, or joins the one under way of the same tag.
     *
     * @param tag a reference with a tag and without a digest
     * @param own a login that came with the request, null for the one that is kept for the registry
     * @throws dev.longshore.problem.Failure as {@link Operations#start}
     */
    public Started push(Asked asked, ImageReference tag, @Nullable RegistryLogin own, @Nullable IdempotencyKey key) {
        Engine engine = asked.engine();
        RegistryLogin login = login(own, tag);
        TransferRequest request = new TransferRequest(tag.shortest(), null, null);
        return operations.start(
                asked.actor(),
                new Order(
                        Kind.PUSH,
                        engine.name(),
                        change(Action.IMAGE_PUSH, engine, request, tag, login),
                        own == null ? joinKey(Kind.PUSH, engine, tag, request, login) : null,
                        mapper.valueToTree(request),
                        key,
                        new PushTask(engine, tag, login, attempts, tags, readBack, this::written)));
    }

    /** What a transfer was asked for, as it was remembered. */
    public TransferRequest request(JsonNode request) {
        return mapper.treeToValue(request, TransferRequest.class);
    }

    /** What came of a transfer, as it was remembered. */
    public TransferResult result(JsonNode result) {
        return mapper.treeToValue(result, TransferResult.class);
    }

    private JsonNode written(TransferResult result) {
        return mapper.valueToTree(result);
    }

    private @Nullable RegistryLogin login(@Nullable RegistryLogin own, ImageReference reference) {
        return own == null ? logins.of(reference.repository().domain()).orElse(null) : own;
    }

    private static Change change(
            Action action,
            Engine engine,
            TransferRequest request,
            ImageReference reference,
            @Nullable RegistryLogin login) {
        Map<String, String> details = new TreeMap<>();
        details.put("login", source(login));
        if (request.platform() != null) {
            details.put("platform", request.platform());
        }
        if (request.allTags() != null) {
            details.put("allTags", "true");
        }
        return new Change(action, engine.name(), reference.canonical(), details);
    }

    private static String joinKey(
            Kind kind,
            Engine engine,
            ImageReference reference,
            TransferRequest request,
            @Nullable RegistryLogin login) {
        return String.join(
                " ",
                kind.word(),
                engine.name().value(),
                reference.canonical(),
                Objects.requireNonNullElse(request.platform(), "-"),
                source(login));
    }

    private static String source(@Nullable RegistryLogin login) {
        return login == null ? "none" : login.source();
    }
}
