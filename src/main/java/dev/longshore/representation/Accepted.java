package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which of several forms an {@code Accept} header prefers (RFC 9110, section 12.5.1). */
final class Accepted {

    private Accepted() {}

    /**
     * The place of the preferred form among those offered.
     *
     * @param accept the header, null if there is none
     * @param offered the forms, the default first: it is taken where the header names none above the others
     * @throws Invalid {@code not-acceptable} if the header accepts none or is malformed
     */
    static int best(@Nullable String accept, List<MediaType> offered) {
        if (accept == null || accept.isBlank()) {
            return 0;
        }
        List<MediaType> ranges = parse(accept, offered);
        return IntStream.range(0, offered.size())
                .boxed()
                .flatMap(form -> named(form, offered.get(form), ranges).stream())
                .filter(choice -> choice.quality() > 0)
                .min(Comparator.comparingDouble(Choice::quality)
                        .reversed()
                        .thenComparingInt(Choice::wildcards)
                        .thenComparingInt(Choice::place))
                .map(Choice::form)
                .orElseThrow(() -> notAcceptable(accept, offered));
    }

    /** A form with the range of the header that decides on it, and where in the header that stands. */
    private record Choice(int form, MediaType range, int place) {

        double quality() {
            return range.getQualityValue();
        }

        int wildcards() {
            return range.isWildcardType() ? 2 : range.isWildcardSubtype() ? 1 : 0;
        }
    }

    /** The most specific range decides. */
    private static Optional<Choice> named(int form, MediaType mediaType, List<MediaType> ranges) {
        return IntStream.range(0, ranges.size())
                .mapToObj(place -> new Choice(form, ranges.get(place), place))
                .filter(choice -> choice.range().includes(mediaType))
                .min(Comparator.comparingInt(Choice::wildcards));
    }

    private static List<MediaType> parse(String accept, List<MediaType> offered) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable(accept, offered);
        }
    }

    private static Invalid notAcceptable(String accept, List<MediaType> offered) {
        List<String> forms = offered.stream().map(MediaType::toString).toList();
        Invalid failure = new Invalid(
                ProblemType.NOT_ACCEPTABLE,
                "Accept names none of the forms in which this can be had, " + String.join(", ", forms) + ": " + accept
                        + ".");
        failure.with("accepted", forms);
        return failure;
    }
}
