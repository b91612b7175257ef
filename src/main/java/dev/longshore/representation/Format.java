package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

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
        List<MediaType> ranges = parse(accept);
        return Stream.of(values())
                .flatMap(format -> format.named(ranges).stream())
                .filter(choice -> choice.quality() > 0)
                .min(Comparator.comparingDouble(Choice::quality)
                        .reversed()
                        .thenComparingInt(Choice::wildcards)
                        .thenComparingInt(Choice::place))
                .map(Choice::format)
                .orElseThrow(() -> notAcceptable(accept));
    }

    /** A form with the range of the header that decides on it, and where in the header that stands. */
    private record Choice(Format format, MediaType range, int place) {

        double quality() {
            return range.getQualityValue();
        }

        int wildcards() {
            return range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0;
        }
    }

    /** The most specific range decides (RFC 9110, section 12.5.1). */
    private Optional<Choice> named(List<MediaType> ranges) {
        return IntStream.range(0, ranges.size())
                .mapToObj(place -> new Choice(this, ranges.get(place), place))
                .filter(choice -> choice.range().includes(mediaType))
                .min(Comparator.comparingInt(Choice::wildcards));
    }

    private static List<MediaType> parse(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable(accept);
        }
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
