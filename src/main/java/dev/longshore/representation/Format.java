package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The forms in which a list can be had. */
public enum Format {
    /** The default, also for an {@code Accept} header of only wildcards. */
    JSON(MediaType.APPLICATION_JSON),
    /** What the Docker CLI prints into a pipe. */
    TEXT(MediaType.TEXT_PLAIN);

    @SuppressWarnings("ImmutableEnumChecker") // a MediaType does not change
    private final MediaType mediaType;

    Format(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The form an {@code Accept} header prefers.
     *
     * @param accept the header, null if there is none
     * @throws Invalid {@code not-acceptable} if the header accepts neither form or is malformed
     */
    public static Format accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        return preferred(parse(accept)).stream()
                .flatMap(range -> List.of(values()).stream().filter(format -> range.includes(format.mediaType)))
                .findFirst()
                .orElseThrow(() -> notAcceptable(accept));
    }

    private static List<MediaType> parse(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable(accept);
        }
    }

    private static List<MediaType> preferred(List<MediaType> ranges) {
        Comparator<MediaType> byQuality =
                Comparator.comparingDouble(MediaType::getQualityValue).reversed();
        return ranges.stream()
                .filter(range -> range.getQualityValue() > 0)
                .sorted(byQuality.thenComparingInt(Format::wildcards))
                .toList();
    }

    private static int wildcards(MediaType range) {
        return range.equalsTypeAndSubtype(MimeTypeUtils.ALL) ? 2 : range.isWildcardSubtype() ? 1 : 0;
    }

    private static Invalid notAcceptable(String accept) {
        Invalid failure = new Invalid(
                ProblemType.NOT_ACCEPTABLE,
                "Accept names neither application/json nor text/plain, the forms in which this can be had: " + accept
                        + ".");
        failure.with("accepted", List.of("application/json", "text/plain"));
        return failure;
    }
}
