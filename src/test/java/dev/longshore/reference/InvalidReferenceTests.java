package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.reference.InvalidReference.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidReferenceTests {
    private static final String HEX = "0123456789abcdef".repeat(4);

    static InvalidReference refusalOf(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(InvalidReference.class, () -> ImageReference.parse(text)), text);
    }

    @ParameterizedTest
    @CsvSource({
        "Foo/App:1, foo/app:1",
        "APP:RC1, app:RC1",
        "Example.COM:5000/Team/App, example.com:5000/team/app",
        "App:RC1@SHA256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF, app:RC1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "' ubuntu:24.04\n', ubuntu:24.04",
        "https://registry.example.com/app:1, registry.example.com/app:1",
        "docker://Ubuntu, ubuntu",
        "A_b.com/x, a_b.com/x",
    })
    void whatWasMeantIsProposed(String typed, String proposal) {
        assertThat(refusalOf(typed).proposal()).isEqualTo(proposal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "App:", "app@", "../x", "caf\u00e9", "CAF\u00c9", "a//B"})
    void nothingIsProposedThatWouldBeRefusedToo(String typed) {
        assertThat(refusalOf(typed).proposal()).isNull();
    }

    @Test
    void anIdIsProposedOnlyWhereIdsAreTaken() {
        String upper = HEX.toUpperCase(Locale.ROOT);
        assertThat(refusalOf(upper).proposal()).isNull();
        assertThatExceptionOfType(InvalidReference.class)
                .isThrownBy(() -> ImageName.parse(upper))
                .satisfies(refusal -> assertThat(refusal.proposal()).isEqualTo(HEX));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team/My App:1|uppercase|My App|must be lower case",
                "App|uppercase|App|must be lower case",
                "app@SHA256:1|uppercase|app@SHA256|must be lower case",
                "A_b.com/x|uppercase|A_b.com/x|must be lower case",
                "team/my app:1|format|my app|component 'my app'",
                "team//app|format|''|is empty",
                "team/a___b|format|a___b|component 'a___b'",
                "-host.example/x|format|-host.example|registry host '-host.example'",
                "a_b.com/x y|format|x y|component 'x y'",
                "[::1/x|format|[::1|registry host '[::1'",
                "app:1.0+build|format|1.0+build|tag '1.0+build'",
                "app:|format|''|tag ''",
                "app:1@sha256:12|format|sha256:12|digest 'sha256:12'",
                "app@|format|''|digest ''",
                "app@md5:b1f2d771d1fd065c60ebc5a21ebe9442|digest-unsupported|md5:b1f2d771d1fd065c60ebc5a21ebe9442|'md5'",
                "app@sha256:b1f2d771d1fd065c60ebc5a21ebe9442|digest-length|sha256:b1f2d771d1fd065c60ebc5a21ebe9442|32 digits",
            })
    void theOffendingPartIsNamed(String typed, String reason, String part, String words) {
        InvalidReference refusal = refusalOf(typed);
        assertThat(refusal.reason().word()).isEqualTo(reason);
        assertThat(refusal.part()).isEqualTo(part);
        assertThat(refusal).hasMessageContaining(words);
    }

    @Test
    void aPathThatIsTooLongIsCountedAsItWasTyped() {
        InvalidReference refusal = refusalOf("a".repeat(248) + ":1");
        assertThat(refusal.reason()).isEqualTo(Reason.NAME_TOO_LONG);
        assertThat(refusal.part()).isEqualTo("a".repeat(248));
        assertThat(refusal).hasMessageContaining("248 characters, 247 at most are allowed without a slash");
        assertThat(refusalOf("team/" + "a".repeat(251)))
                .hasMessageContaining("256 characters, 255 at most are allowed.");
    }

    @Test
    void hostileCharactersAreEscapedInTheSentence() {
        assertThat(refusalOf("a\r\n\u202e\u0000'\\x"))
                .hasMessageContaining("'a\\u000d\\u000a\\u202e\\u0000\\'\\\\x'")
                .hasToString(InvalidReference.class.getName() + ": "
                        + refusalOf("a\r\n\u202e\u0000'\\x").getMessage());
    }

    @Test
    void aLoneSurrogateIsRefusedLikeAnyOtherCharacter() {
        assertThat(refusalOf("a\ud800").reason()).isEqualTo(Reason.FORMAT);
    }

    @Test
    void aTextOver4096CharactersIsRefusedUnread() {
        String host = "a.".repeat(2046) + "b";
        assertThat(ImageReference.parse(host + "/x").canonical()).hasSize(4095);
        assertThat(refusalOf(host + "/xyz").reason()).isEqualTo(Reason.FORMAT);
    }

    @Test
    void hostileTextsAreReadInOnePass() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String unit :
                    Arrays.asList("a-", "-", "_", "a.", "/", ":", "@", "[", "a/", "A", "\u0130", "sha256:")) {
                String text = unit.repeat(4000 / unit.length()) + "!";
                for (int i = 0; i < 200; i++) {
                    assertThat(refusalOf(text).part()).isNotNull();
                }
            }
        });
    }
}
