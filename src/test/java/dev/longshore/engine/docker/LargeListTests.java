package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelCollector;
import dev.longshore.engine.LabelSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 200 images with 5,000 labels each: 116 MB of list. */
class LargeListTests {

    private static final int IMAGES = 200;
    private static final int LABELS = 5000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListOfAMillionLabelsIsReadInUnderTwoSecondsOfProcessorTime(boolean sameLabels) throws Exception {
        read(sameLabels);

        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<ImageRow> rows = read(sameLabels);
        Duration spent = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);

        assertThat(spent).isLessThan(Duration.ofSeconds(2));
        assertThat(rows).hasSize(IMAGES).allSatisfy(row -> {
            assertThat(row.labels().truncated()).isTrue();
            assertThat(row.labels().shown()).hasSize(LabelSet.CAP);
        });
        assertThat(rows.getLast().labels().has(name(sameLabels ? 0 : IMAGES - 1, LABELS - 1)))
                .isTrue();
    }

    private static List<ImageRow> read(boolean sameLabels) throws WrongShape {
        LabelCollector collector = new LabelCollector();
        Names names = new Names();
        return Json.list(list(sameLabels), row -> ImageDraft.read(row, collector)).stream()
                .map(draft -> draft.row(names))
                .toList();
    }

    /** Made while it is read, so that the test needs no room for it. */
    private static InputStream list(boolean sameLabels) {
        Iterator<byte[]> rows = IntStream.rangeClosed(0, IMAGES)
                .mapToObj(i -> i == IMAGES ? "]" : (i == 0 ? "[" : ",") + row(i, sameLabels ? 0 : i))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .iterator();
        return new InputStream() {
            private ByteArrayInputStream row = new ByteArrayInputStream(new byte[0]);

            @Override
            public int read() {
                throw new UnsupportedOperationException("nobody reads single bytes");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (row.available() == 0 && rows.hasNext()) {
                    row = new ByteArrayInputStream(rows.next());
                }
                return row.read(buffer, offset, length);
            }
        };
    }

    private static String row(int image, int labelsOf) {
        StringBuilder row = new StringBuilder("{\"Id\":\"sha256:%064x\",\"Labels\":{".formatted(image));
        String value = "\":\"value-" + "x".repeat(85) + "\"";
        for (int i = 0; i < LABELS; i++) {
            row.append(i == 0 ? "\"" : ",\"").append(name(labelsOf, i)).append(value);
        }
        return row.append("}}").toString();
    }

    private static String name(int image, int label) {
        return "label-" + image + "-" + label;
    }
}
