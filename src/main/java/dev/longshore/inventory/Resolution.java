package dev.longshore.inventory;

import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.IdPrefix;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which image a name means: the full id, then the exact name, then a unique prefix of an id. The same on every engine,
 * while the engines differ (moby {@code daemon/images/image.go}, {@code daemon/containerd/image.go}).
 *
 * @param image the image
 * @param alsoMatches other images whose ids begin with the text, which is the image's name
 */
public record Resolution(Image image, List<ImageId> alsoMatches) {

    /** The fewest digits that are looked up as the beginning of an id. */
    public static final int LEAST_DIGITS = 4;

    /** The fewest digits that a change takes. */
    public static final int LEAST_DIGITS_TO_CHANGE = 12;

    private static final int MOST_CANDIDATES = 10;

    /**
     * Finds the image for a read.
     *
     * @throws NotFound {@code image-not-found}
     * @throws Conflict {@code ambiguous-image} with the candidates
     */
    public static Resolution of(ImageName name, Snapshot snapshot) {
        return switch (name) {
            case ImageName.FullId(ImageId id) ->
                only(snapshot.image(id)
                        .orElseThrow(() -> notFound(
                                id.toString(), "No image here has the id " + id + ".", snapshot.containersOn(id))));
            case ImageName.ForeignId(var digest) ->
                throw notFound(
                        digest.toString(),
                        "Image ids are sha256 digests, so no image has the id " + digest + ".",
                        List.of());
            case ImageName.Named(ImageReference reference, IdPrefix prefix) -> named(reference, prefix, snapshot);
        };
    }

    /**
     * Finds the image for a change, where a slip would cost more: a beginning of an id has to have {@link
     * #LEAST_DIGITS_TO_CHANGE} digits, and a word that is a name and also the beginning of another image's id means neither.
     *
     * @throws NotFound {@code image-not-found}
     * @throws Conflict {@code ambiguous-image} with the candidates
     * @throws Invalid {@code id-too-short}
     */
    public static Image forChange(ImageName name, Snapshot snapshot) {
        Resolution found = of(name, snapshot);
        if (!found.alsoMatches().isEmpty()
                && name instanceof ImageName.Named(var reference, IdPrefix prefix)
                && prefix != null) {
            List<Image> all = new ArrayList<>(List.of(found.image()));
            found.alsoMatches().forEach(id -> snapshot.image(id).ifPresent(all::add));
            throw ambiguousName(prefix, all);
        }
        if (name instanceof ImageName.Named(var reference, IdPrefix prefix)
                && prefix != null
                && prefix.digits() < LEAST_DIGITS_TO_CHANGE
                && snapshot.image(reference.withDefaultTag()).isEmpty()) {
            throw tooShort(prefix, found.image());
        }
        return found.image();
    }

    /**
     * What has to be read again to know what the name means now.
     *
     * @return nothing if only a list can tell
     */
    public static Set<Key> concerned(ImageName name, Snapshot snapshot) {
        return switch (name) {
            case ImageName.FullId(ImageId id) -> Set.of(new Key.OfImage(id));
            case ImageName.ForeignId foreign -> Set.of();
            case ImageName.Named(ImageReference reference, IdPrefix prefix) -> concerned(reference, prefix, snapshot);
        };
    }

    /** The same for the name and a tag that the image has or gets; nothing if only a list can tell. */
    public static Set<Key> concerned(ImageName name, ImageReference tag, Snapshot snapshot) {
        Set<Key> keys = new HashSet<>(concerned(name, snapshot));
        if (!keys.isEmpty()) {
            keys.add(new Key.OfName(tag));
        }
        return keys;
    }

    private static Set<Key> concerned(ImageReference reference, @Nullable IdPrefix prefix, Snapshot snapshot) {
        ImageReference full = reference.withDefaultTag();
        Set<Key> keys = new HashSet<>();
        if (prefix != null) {
            byPrefix(prefix, snapshot).forEach(image -> keys.add(new Key.OfImage(image.id())));
        }
        if (prefix == null || !keys.isEmpty() || snapshot.image(full).isPresent()) {
            keys.add(new Key.OfName(full));
        }
        return keys;
    }

    private static Failure ambiguousName(IdPrefix prefix, List<Image> images) {
        return new Conflict(
                        ProblemType.AMBIGUOUS_IMAGE,
                        prefix
                                + " is the name of an image and the beginning of another's id. Give the name with its tag, or"
                                + " a full id.")
                .with("image", prefix.toString())
                .with("candidates", images.stream().map(Candidate::of).toList());
    }

    private static Failure tooShort(IdPrefix prefix, Image image) {
        return new Invalid(
                        ProblemType.ID_TOO_SHORT,
                        "A change by the beginning of an id needs " + LEAST_DIGITS_TO_CHANGE + " digits or more; "
                                + prefix + " has " + prefix.digits() + ". The image's full id is " + image.id() + ".")
                .with("prefix", prefix.toString())
                .with("minimumDigits", LEAST_DIGITS_TO_CHANGE)
                .with("candidates", List.of(Candidate.of(image)));
    }

    private static Resolution named(ImageReference reference, @Nullable IdPrefix prefix, Snapshot snapshot) {
        ImageReference full = reference.withDefaultTag();
        List<Image> byPrefix = prefix == null ? List.of() : byPrefix(prefix, snapshot);
        Optional<Image> byName = snapshot.image(full);
        if (byName.isPresent()) {
            return new Resolution(byName.get(), others(byPrefix, byName.get()));
        }
        if (byPrefix.size() > 1 && prefix != null) {
            throw ambiguous(prefix, byPrefix);
        }
        return byPrefix.stream().findFirst().map(Resolution::only).orElseThrow(() -> notFound(full, prefix, snapshot));
    }

    private static List<Image> byPrefix(IdPrefix prefix, Snapshot snapshot) {
        return prefix.digits() < LEAST_DIGITS
                ? List.of()
                : snapshot.images().stream()
                        .filter(image -> prefix.matches(image.id()))
                        .toList();
    }

    private static List<ImageId> others(List<Image> images, Image one) {
        return images.stream().map(Image::id).filter(id -> !id.equals(one.id())).toList();
    }

    private static Resolution only(Image image) {
        return new Resolution(image, List.of());
    }

    private static Failure ambiguous(IdPrefix prefix, List<Image> images) {
        String detail = images.size() + " images have ids that begin with " + prefix.hex()
                + ". Give more digits, or a full id or name of one of the candidates.";
        return new Conflict(ProblemType.AMBIGUOUS_IMAGE, detail)
                .with("image", prefix.toString())
                .with(
                        "candidates",
                        images.stream()
                                .limit(MOST_CANDIDATES)
                                .map(Candidate::of)
                                .toList());
    }

    private static Failure notFound(ImageReference reference, @Nullable IdPrefix prefix, Snapshot snapshot) {
        String detail = "No image here goes by the name " + reference.familiar() + " (" + reference.canonical() + ")."
                + asPrefix(prefix);
        return notFound(reference.shortest(), detail, users(prefix, snapshot));
    }

    private static String asPrefix(@Nullable IdPrefix prefix) {
        if (prefix == null) {
            return "";
        }
        return prefix.digits() < LEAST_DIGITS
                ? " As the beginning of an id it is too short: " + LEAST_DIGITS + " digits or more are looked up."
                : " No id in the engine's list begins with it either.";
    }

    private static List<Container> users(@Nullable IdPrefix prefix, Snapshot snapshot) {
        if (prefix == null || prefix.digits() < LEAST_DIGITS || !snapshot.knowsContainers()) {
            return List.of();
        }
        return snapshot.containers().stream()
                .filter(container -> {
                    ImageId image = container.imageId();
                    return image != null && prefix.matches(image);
                })
                .toList();
    }

    private static Failure notFound(String image, String detail, List<Container> users) {
        String inUse = users.isEmpty()
                ? ""
                : " An image of that id is gone from the engine's list, yet in use by "
                        + users.stream().map(Resolution::described).collect(Collectors.joining(", ")) + ".";
        return new NotFound(ProblemType.IMAGE_NOT_FOUND, detail + inUse + " GET /images lists those there are.")
                .with("image", image)
                .with(
                        "containers",
                        users.isEmpty() ? null : users.stream().map(User::of).toList());
    }

    private static String described(Container container) {
        String name = container.name();
        return "container " + (name == null ? container.id().shortened() : name);
    }

    /**
     * An image that a text may mean.
     *
     * @param id its full id
     * @param references its names
     */
    public record Candidate(String id, List<String> references) {

        /** What the problem says of it. */
        public static Candidate of(Image image) {
            return new Candidate(
                    image.id().toString(),
                    image.tags().stream().map(ImageReference::shortest).toList());
        }
    }

    /**
     * A container that runs on an image which the engine lists no more.
     *
     * @param id its full id
     * @param name its name, if it has one
     * @param state the engine's word for its state
     */
    public record User(
            String id, @Nullable String name, @Nullable String state) {

        static User of(Container container) {
            return new User(
                    container.id().toString(), container.name(), container.row().state());
        }
    }
}
