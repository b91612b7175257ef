package dev.longshore.engine.docker;

import dev.longshore.engine.PlatformRow;
import dev.longshore.reference.Digest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A manifest of an image while it is read ({@code ManifestSummary} of the Engine API). */
final class PlatformDraft {

    private @Nullable Digest digest;
    private @Nullable String kind;
    private @Nullable String os;
    private @Nullable String architecture;
    private @Nullable String variant;
    private boolean available;
    private @Nullable Long contentBytes;
    private @Nullable Long totalBytes;
    private @Nullable Long unpackedBytes;

    /**
     * The manifests of an image.
     *
     * @param platforms the images among them; others, such as attestations, left out
     * @param totalBytes what all of them take, null if one does not say
     */
    record Manifests(List<PlatformRow> platforms, @Nullable Long totalBytes) {

        static final Manifests NONE = new Manifests(List.of(), 0L);
    }

    /** The manifests of the array at whose beginning the parser stands. */
    static Manifests manifests(JsonParser array) throws WrongShape {
        List<PlatformDraft> drafts = Json.rows(array, PlatformDraft::read);
        List<PlatformRow> platforms =
                drafts.stream().map(PlatformDraft::row).filter(Objects::nonNull).toList();
        Long sum = 0L;
        for (PlatformDraft draft : drafts) {
            sum = sum == null || draft.totalBytes == null ? null : Long.valueOf(sum + draft.totalBytes);
        }
        return new Manifests(platforms, sum);
    }

    private static PlatformDraft read(JsonParser manifest) throws WrongShape {
        PlatformDraft draft = new PlatformDraft();
        Json.fields(manifest, draft::field);
        return draft;
    }

    private @Nullable PlatformRow row() {
        boolean complete = digest != null && os != null && architecture != null;
        return !"image".equals(kind) || !complete
                ? null
                : new PlatformRow(
                        Objects.requireNonNull(digest),
                        Objects.requireNonNull(os),
                        Objects.requireNonNull(architecture),
                        variant,
                        available,
                        contentBytes,
                        unpackedBytes);
    }

    private void field(String name, JsonParser value) throws WrongShape {
        switch (name) {
            case "ID" -> digest = Names.digest(Json.text(value));
            case "Kind" -> kind = Json.text(value);
            case "Available" -> available = Json.isTrue(value);
            case "Size" -> Json.fields(value, this::size);
            case "ImageData" -> Json.fields(value, this::imageData);
            default -> {}
        }
    }

    private void size(String name, JsonParser value) {
        switch (name) {
            case "Content" -> contentBytes = Json.amount(value);
            case "Total" -> totalBytes = Json.amount(value);
            default -> {}
        }
    }

    private void imageData(String name, JsonParser value) throws WrongShape {
        switch (name) {
            case "Platform" -> Json.fields(value, this::platform);
            case "Size" -> Json.fields(value, this::unpacked);
            default -> {}
        }
    }

    private void platform(String name, JsonParser value) {
        switch (name) {
            case "os" -> os = Json.text(value);
            case "architecture" -> architecture = Json.text(value);
            case "variant" -> variant = Json.text(value);
            default -> {}
        }
    }

    private void unpacked(String name, JsonParser value) {
        if (name.equals("Unpacked")) {
            unpackedBytes = Json.amount(value);
        }
    }
}
