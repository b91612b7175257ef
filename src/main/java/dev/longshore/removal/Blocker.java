package dev.longshore.removal;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.Image;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.SegmentText;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds an image.
 *
 * @param kind what it is
 * @param id its full id, or the reference
 * @param name its name, null if it has none
 * @param state a container's state
 * @param forceable whether force overrules it
 * @param remedy how it goes
 */
public record Blocker(
        Kind kind,
        String id,
        @Nullable String name,
        @Nullable String state,
        boolean forceable,
        Remedy remedy) {

    /** The kinds of blocker. */
    public enum Kind {
        /** A container that runs on the image, or that was made from it and is stopped. */
        CONTAINER,
        /** A container that mounts the image. */
        IMAGE_MOUNT,
        /** An image that was built or committed from it. */
        CHILD,
        /** A name with a tag, beside others. */
        TAG,
        /** A name with a digest, beside others. */
        DIGEST,
        /** A protection. */
        PROTECTION;

        /** The word in answers, such as {@code image-mount}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What to do about it.
     *
     * @param text in words
     * @param request that does it
     */
    public record Remedy(String text, Request request) {}

    /**
     * A request that the caller can send.
     *
     * @param method its method
     * @param path its path, percent-encoded
     */
    public record Request(String method, String path) {}

    /** The same with paths that begin as the caller's do. */
    public Blocker under(String prefix) {
        Request request =
                new Request(remedy.request().method(), prefix + remedy.request().path());
        return new Blocker(kind, id, name, state, forceable, new Remedy(remedy.text(), request));
    }

    private static Remedy remedy(String text, String method, String path) {
        return new Remedy(text, new Request(method, path));
    }

    static Blocker container(Kind kind, Container container, boolean forceable) {
        boolean runs = container.isRunning();
        String id = container.id().toString();
        String shown =
                Objects.requireNonNullElse(container.name(), container.id().shortened());
        Remedy remedy = runs
                ? remedy(
                        "Stop container " + shown + ", then remove it if it is not needed any more.",
                        "POST",
                        "/containers/" + id + "/stop")
                : remedy("Remove container " + shown + " if it is not needed any more.", "DELETE", "/containers/" + id);
        return new Blocker(kind, id, container.name(), container.row().state(), forceable, remedy);
    }

    static Blocker child(Image child) {
        String id = child.id().toString();
        String name =
                child.tags().stream().findFirst().map(ImageReference::shortest).orElse(null);
        return new Blocker(
                Kind.CHILD,
                id,
                name,
                null,
                false,
                remedy(
                        "Remove image " + (name == null ? id : name) + ", which is built on it, first.",
                        "DELETE",
                        "/images/" + id));
    }

    static Blocker tag(Image image, ImageReference tag, boolean forceable) {
        return new Blocker(
                Kind.TAG,
                tag.shortest(),
                tag.shortest(),
                null,
                forceable,
                remedy(
                        "Remove the tag " + tag.shortest() + ".",
                        "DELETE",
                        "/images/" + image.id() + "/tags/" + SegmentText.encoded(tag.shortest())));
    }

    /** A tag that would go with another name. Its remedy has to work for the last one, too, with which the image goes. */
    static Blocker taken(ImageReference tag) {
        return new Blocker(
                Kind.TAG,
                tag.shortest(),
                tag.shortest(),
                null,
                false,
                remedy(
                        "Remove " + tag.shortest() + " itself; with the last name the image goes.",
                        "DELETE",
                        "/images/" + SegmentText.encoded(tag.shortest())));
    }

    static Blocker digest(ImageReference digest, boolean forceable) {
        return new Blocker(
                Kind.DIGEST,
                digest.shortest(),
                digest.shortest(),
                null,
                forceable,
                remedy(
                        "Remove the reference " + digest.shortest() + ".",
                        "DELETE",
                        "/images/" + SegmentText.encoded(digest.shortest())));
    }
}
