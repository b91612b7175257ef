package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTests {
    private static final String HEX = "0123456789abcdef".repeat(4);

    private static IdPrefix prefix(String text) {
        return Objects.requireNonNull(IdPrefix.recognise(text), text);
    }

    @Test
    void anImageIdIsReadWithOrWithoutItsAlgorithm() {
        assertThat(ImageId.parse(HEX)).isEqualTo(ImageId.parse("sha256:" + HEX)).hasToString("sha256:" + HEX);
        assertThat(ImageId.parse(HEX).hex()).isEqualTo(HEX);
        assertThat(ImageId.parse("sha256:" + HEX).shortened()).isEqualTo("0123456789ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "cafe", "sha512:cafe", "sha256:sha256:", "SHA256:"})
    void nothingElseIsAnImageId(String start) {
        for (String text :
                new String[] {start, start + HEX.substring(1), start + HEX + "0", start + HEX.replace('a', 'A')}) {
            assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> ImageId.parse(text));
        }
    }

    @Test
    void aContainerIdHasNoAlgorithm() {
        assertThat(ContainerId.parse(HEX)).hasToString(HEX).isEqualTo(new ContainerId(HEX));
        assertThat(ContainerId.parse(HEX).shortened()).isEqualTo("0123456789ab");
        assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> ContainerId.parse("sha256:" + HEX));
        assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> ContainerId.parse("cafe"));
    }

    @Test
    void idsSortByTheirDigits() {
        assertThat(ImageId.parse("0".repeat(64))).isLessThan(ImageId.parse(HEX));
        assertThat(ContainerId.parse("0".repeat(64))).isLessThan(ContainerId.parse(HEX));
    }

    @Test
    void aPrefixKnowsHowManyDigitsWereGiven() {
        assertThat(prefix("0123").digits()).isEqualTo(4);
        assertThat(prefix("sha256:0123").digits()).isEqualTo(4);
        assertThat(prefix("sha256:0123")).hasToString("sha256:0123").isNotEqualTo(prefix("0123"));
    }

    @Test
    void aPrefixMatchesTheIdsThatBeginSo() {
        assertThat(prefix("0123").matches(ImageId.parse(HEX))).isTrue();
        assertThat(prefix("sha256:0123").matches(ImageId.parse(HEX))).isTrue();
        assertThat(prefix("123").matches(ImageId.parse(HEX))).isFalse();
        assertThat(prefix(HEX.substring(1)).matches(ImageId.parse(HEX))).isFalse();
    }

    @Test
    void aPrefixWithAnAlgorithmMatchesNoContainer() {
        assertThat(prefix("0123").matches(ContainerId.parse(HEX))).isTrue();
        assertThat(prefix("0124").matches(ContainerId.parse(HEX))).isFalse();
        assertThat(prefix("sha256:0123").matches(ContainerId.parse(HEX))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256:", "CAFE", "xyz", "sha256:CAFE", "sha512:cafe", "cafe:latest", "caf\u00e9", "\uff11"
            })
    void otherTextsBeginNoId(String text) {
        assertThat(IdPrefix.recognise(text)).isNull();
    }

    @Test
    void aFullIdIsNoPrefix() {
        assertThat(IdPrefix.recognise(HEX)).isNull();
        assertThat(IdPrefix.recognise("sha256:" + HEX)).isNull();
        assertThatExceptionOfType(InvalidReference.class).isThrownBy(() -> new IdPrefix(HEX, false));
    }
}
