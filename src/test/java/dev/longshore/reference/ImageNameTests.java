package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.reference.ImageName.ForeignId;
import dev.longshore.reference.ImageName.FullId;
import dev.longshore.reference.ImageName.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTests {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void sixtyFourHexDigitsAreAnIdAndNothingElse() {
        assertThat(ImageName.parse(HEX)).isEqualTo(new FullId(new ImageId(HEX)));
        assertThat(ImageName.parse("sha256:" + HEX)).isEqualTo(new FullId(new ImageId(HEX)));
    }

    @Test
    void aDigestOfAnotherAlgorithmIsAnIdThatNoImageHas() {
        assertThat(ImageName.parse("sha512:" + HEX + HEX)).isEqualTo(new ForeignId(new Digest("sha512", HEX + HEX)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "cafe", "db", "0123456789ab", "sha256:abc", "sha256:cafe0123"})
    void aNameOfHexDigitsMayAlsoBeTheBeginningOfAnId(String text) {
        assertThat(ImageName.parse(text))
                .isEqualTo(new Named(ImageReference.parse(text), IdPrefix.recognise(text)))
                .isInstanceOfSatisfying(
                        Named.class, named -> assertThat(named.prefix()).hasToString(text));
    }

    @Test
    void shaTwoFiveSixBeforeAPrefixIsAlsoARepository() {
        assertThat(ImageName.parse("sha256:abc"))
                .isInstanceOfSatisfying(
                        Named.class,
                        named -> assertThat(named.reference()).hasToString("docker.io/library/sha256:abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ubuntu", "cafe:latest", "library/cafe", "sha256:CAFE", "sha256:xyz", "sha512:abc", "sha256"})
    void otherNamesAreNoPrefix(String text) {
        assertThat(ImageName.parse(text)).isEqualTo(new Named(ImageReference.parse(text), null));
    }

    @Test
    void everyPrefixIsAlsoAName() {
        for (int digits = 1; digits < 64; digits++) {
            for (String text : new String[] {HEX.substring(0, digits), "sha256:" + HEX.substring(0, digits)}) {
                assertThat(ImageName.parse(text))
                        .isEqualTo(new Named(ImageReference.parse(text), IdPrefix.recognise(text)));
                assertThat(IdPrefix.recognise(text)).isNotNull();
            }
        }
    }

    @Test
    void whatIsNeitherIsRefusedWithAProposal() {
        assertThatExceptionOfType(InvalidReference.class)
                .isThrownBy(() -> ImageName.parse("CAFE"))
                .satisfies(refusal -> assertThat(refusal.proposal()).isEqualTo("cafe"));
    }
}
