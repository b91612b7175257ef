package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagAndDigestTests {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"latest", "RC1", "_", "0", "1.0-alpha_2", "a.", "a-", "a..b"})
    void tagsKeepTheirCase(String text) {
        assertThat(Tag.parse(text)).hasToString(text).isEqualTo(new Tag(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", "a b", "a+b", "a/b", "a:b", "a@b", "\u00e9", "a\n"})
    void otherTextsAreNoTags(String text) {
        assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> Tag.parse(text));
    }

    @Test
    void aTagHasAtMost128Characters() {
        assertThat(Tag.parse("a".repeat(128)).value()).hasSize(128);
        assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> Tag.parse("a".repeat(129)));
        assertThat(Tag.parse("1")).isLessThan(Tag.LATEST);
    }

    @Test
    void aDigestHasAnAlgorithmAndItsNumberOfDigits() {
        assertThat(Digest.parse("sha256:" + HEX)).hasToString("sha256:" + HEX).isEqualTo(new Digest("sha256", HEX));
        assertThat(Digest.parse("sha384:" + HEX + HEX.substring(32)).algorithm())
                .isEqualTo("sha384");
        assertThat(Digest.parse("sha512:" + HEX + HEX).hex()).hasSize(128);
    }

    @ParameterizedTest
    @CsvSource({
        "'', digest-format",
        "sha256, digest-format",
        "sha256:, digest-format",
        ":abc, digest-format",
        "sha256:abc, digest-length",
        "sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF, digest-format",
        "md5:abc, digest-unsupported",
        "sha256+b64:LCa0a2j_xo=, digest-unsupported",
        "SHA256:abc, digest-format",
        "md5:a:b, digest-format",
        "a..b:c, digest-format",
    })
    void otherTextsAreNoDigestsAndSayWhy(String text, String reason) {
        assertThatExceptionOfType(InvalidReference.class)
                .isThrownBy(() -> Digest.parse(text))
                .satisfies(refusal -> assertThat(refusal.reason().word()).isEqualTo(reason));
        assertThat(Digest.recognise(text)).isNull();
    }
}
