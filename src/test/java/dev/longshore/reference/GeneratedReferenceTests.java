package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that hold for every text, tried on joined fragments that are easily taken for one another. */
class GeneratedReferenceTests {
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final List<String> FRAGMENTS = List.of(
            "docker.io",
            "index.docker.io",
            "localhost",
            "library",
            "a.b",
            "a_b.com",
            "A",
            "Host.example:5000",
            "[::1]",
            "app",
            "cafe",
            HEX,
            "sha256",
            "sha512",
            "@sha256:" + HEX,
            "@",
            ":",
            ":1",
            ":RC1",
            "/",
            "/",
            "/",
            "-",
            ".",
            "__",
            "\u212a");

    private final long seed = System.nanoTime();
    private final List<String> texts = texts(new Random(seed));

    private static List<String> texts(Random random) {
        return Stream.generate(() -> text(random)).limit(20_000).toList();
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(7), 0, FRAGMENTS.size())
                .mapToObj(FRAGMENTS::get)
                .collect(Collectors.joining());
    }

    @Test
    void whatIsReadAsANameReadsBackInEveryOfferedForm() {
        List<ImageReference> references = texts.stream()
                .filter(NameReader::reads)
                .map(ImageName::parse)
                .flatMap(GeneratedReferenceTests::named)
                .toList();
        assertThat(references).as("seed %d", seed).hasSizeGreaterThan(500).allSatisfy(reference -> {
            assertThat(ImageReference.parse(reference.canonical())).isEqualTo(reference);
            assertThat(ImageReference.parse(reference.shortest())).isEqualTo(reference);
            assertThat(named(ImageName.parse(reference.shortest()))).containsExactly(reference);
            assertThat(reference.withDefaultTag().isNameOnly()).isFalse();
            assertThat(ImageReference.parse(reference.tagged(Tag.LATEST).toString())
                            .tag())
                    .isEqualTo(Tag.LATEST);
            assertThat(reference.withoutDigest().digest()).isNull();
        });
    }

    @Test
    void equalReferencesHaveEqualHashesAndForms() {
        List<ImageReference> references = texts.stream()
                .filter(NameReader::reads)
                .map(ImageName::parse)
                .flatMap(GeneratedReferenceTests::named)
                .limit(300)
                .toList();
        for (ImageReference one : references) {
            assertThat(references).as("seed %d", seed).allSatisfy(other -> {
                assertThat(one.equals(other)).isEqualTo(one.canonical().equals(other.canonical()));
                assertThat(one.equals(other)).isEqualTo(one.compareTo(other) == 0);
                if (one.equals(other)) {
                    assertThat(one).hasSameHashCodeAs(other);
                    assertThat(one.shortest()).isEqualTo(other.shortest());
                }
            });
        }
    }

    @Test
    void whatIsRefusedIsRefusedInASafeSentenceWithAnAcceptableProposalIfAny() {
        List<String> refused =
                texts.stream().filter(text -> !NameReader.reads(text)).toList();
        assertThat(refused).as("seed %d", seed).hasSizeGreaterThan(500).allSatisfy(text -> {
            InvalidReference refusal = InvalidReferenceTests.refusalOf(text);
            assertThat(refusal.toString()).matches("[ -~]+\\.");
            assertThat(text).contains(refusal.part());
            String proposal = refusal.proposal();
            assertThat(proposal == null
                            || ImageReference.parse(proposal).toString().length() > 0)
                    .isTrue();
        });
    }

    private static Stream<ImageReference> named(ImageName name) {
        return name instanceof ImageName.Named named ? Stream.of(named.reference()) : Stream.empty();
    }
}
