package dev.longshore.registries;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered of a registry's repositories and tags. */
final class NameAnswers {

    private static final String NEXT = "The after of the next page; absent at the end.";
    private static final String TRUNCATED = "Whether the registry has more than Longshore asks it for.";

    private NameAnswers() {}

    /** Repositories, by name. */
    @Schema(name = "RepositoryList")
    record Repositories(
            @Schema(description = "The registry's host.") String registry,
            List<RepositoryItem> items,
            @Schema(description = TRUNCATED) boolean truncated,
            @Schema(description = NEXT) @Nullable String next) {}

    /** A repository. */
    @Schema(name = "RepositoryItem")
    record RepositoryItem(
            @Schema(description = "Its name in the registry, such as team/app.")
            String repository,

            @Schema(description = "What to pull, without a tag.")
            String reference) {}

    /** Tags, by name. */
    @Schema(name = "RepositoryTagList")
    record Tags(
            @Schema(description = "The registry's host.") String registry,
            @Schema(description = "The repository.") String repository,
            List<TagItem> items,
            @Schema(description = TRUNCATED) boolean truncated,
            @Schema(description = NEXT) @Nullable String next) {}

    /** A tag. */
    @Schema(name = "RepositoryTag")
    record TagItem(
            @Schema(description = "The tag alone.") String tag,

            @Schema(description = "What to pull.") String reference,

            @Schema(description = "The digest of the manifest or index that it names; with digest=true.") @Nullable
            String digest,

            @Schema(description = "The code of the problem that kept the digest from being known.") @Nullable
            String cause) {}
}
