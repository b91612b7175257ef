package dev.longshore.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What Docker's own parser says of some thousand inputs; README.md beside the files tells how they were made. */
final class Corpus {
    private static final JsonMapper JSON = new JsonMapper();

    private Corpus() {}

    /** An input and the columns after it; absent values are empty. */
    record Row(String input, List<String> columns) {
        boolean ok() {
            return columns.getFirst().equals("ok");
        }
    }

    static List<Row> references() {
        return rows("references.tsv.gz");
    }

    static List<Row> identifiers() {
        return rows("identifiers.tsv.gz");
    }

    static String orEmpty(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static List<Row> rows(String file) {
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream(file), file);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return lines.lines().skip(1).map(Corpus::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        return new Row(JSON.readValue(columns.getFirst(), String.class), columns.subList(1, columns.size()));
    }
}
