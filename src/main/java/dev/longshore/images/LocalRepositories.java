package dev.longshore.images;

import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import dev.longshore.reference.Repository;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The repositories of which an engine has an image. A search does not fail, nor wait long, for not knowing them. */
@Component
class LocalRepositories {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Snapshots snapshots;

    LocalRepositories(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** @param repositories what an engine has; null if it could not be listed */
    record Known(@Nullable Set<Repository> repositories) {

        /** Whether there is an image of the repository; null if that is not known. */
        @Nullable
        Boolean has(String name) {
            try {
                return repositories == null
                        ? null
                        : repositories.contains(ImageReference.parse(name).repository());
            } catch (InvalidReference _) {
                return null;
            }
        }
    }

    Known of(Engine engine) {
        try {
            return known(Optional.of(snapshots.current(engine, Freshness.any())));
        } catch (Failure _) {
            return new Known(null); // what the engine fails with is not what was asked for
        }
    }

    /** The answer if it comes soon, else what was known before. */
    Known inTime(CompletableFuture<Known> asked, Engine engine) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return known(snapshots.last(engine.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Known known(Optional<Snapshot> snapshot) {
        return new Known(snapshot.filter(Snapshot::knowsImages)
                .map(LocalRepositories::repositories)
                .orElse(null));
    }

    private static Set<Repository> repositories(Snapshot snapshot) {
        return snapshot.images().stream()
                .flatMap(image -> Stream.concat(image.row().tags().stream(), image.row().digests().stream()))
                .map(ImageReference::repository)
                .collect(Collectors.toUnmodifiableSet());
    }
}
