package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed here is what Docker CLI 28.2 printed of the same steps, but that a line feed breaks no line. */
class HistoryTableTests {

    private static HistoryItem step(
            @Nullable String id,
            @Nullable Instant createdAt,
            @Nullable String createdBy,
            @Nullable Long size,
            @Nullable String comment) {
        return new HistoryItem(id, createdAt, createdBy, size, List.of(), comment, null);
    }

    @Test
    void eachStepHasARow() {
        assertThat(HistoryTable.print(
                                List.of(
                                        step(
                                                "sha256:" + "a".repeat(64),
                                                Rows.NOW.minus(Duration.ofDays(400)),
                                                "/bin/sh -c #(nop)\tCMD [\"sh\"] 0123456789012345678901234567890123456789",
                                                0L,
                                                null),
                                        step(null, null, "COPY a b", 275L, "buildkit.dockerfile.v0"),
                                        step(null, Instant.parse("2000-01-01T00:00:00Z"), null, 1_234_567L, null),
                                        step(null, Rows.NOW, "line1\nline2", null, "c")),
                                Rows.NOW)
                        .lines())
                .containsExactly(
                        "IMAGE          CREATED                  CREATED BY                                      SIZE      COMMENT",
                        "aaaaaaaaaaaa   13 months ago            /bin/sh -c #(nop) CMD [\"sh\"] 012345678901234…   0B        ",
                        "<missing>      N/A                      COPY a b                                        275B      buildkit.dockerfile.v0",
                        "<missing>      N/A                                                                      1.23MB    ",
                        "<missing>      Less than a second ago   line1 line2                                     N/A       c");
    }
}
