package dev.longshore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds equal the properties that the code has and those that docs/operations.md tells of. */
class ConfigurationDocsTests {

    private static final Path METADATA = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
    private static final Path PAGE = Path.of("docs", "operations.md");

    private static final Pattern ROW = Pattern.compile("^\\| (`longshore\\.[^|]+) \\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** A map or list of a record of ours, whose members the metadata leave out. */
    private static final Pattern NESTED = Pattern.compile("java\\.util\\.(Map|List)<(?:.+,)?(dev\\.longshore\\..+)>");

    @Test
    void thePageNamesEveryPropertyWithItsDefault() throws IOException, ClassNotFoundException {
        assertThat(documented()).isNotEmpty().isEqualTo(inCode());
    }

    /** Names as the page writes them, with their defaults; empty where there is none. */
    private static Map<String, String> inCode() throws IOException, ClassNotFoundException {
        Map<String, String> properties = new TreeMap<>();
        JsonNode all = JsonMapper.shared().readTree(Files.readString(METADATA)).path("properties");
        for (JsonNode property : all) {
            String name = property.path("name").asString();
            Matcher nested = NESTED.matcher(property.path("type").asString());
            if (!nested.matches()) {
                properties.put(name, property.path("defaultValue").asString(""));
                continue;
            }
            String element = nested.group(1).equals("Map") ? ".<name>" : "[n]";
            members(Class.forName(nested.group(2))).forEach(member -> properties.put(name + element + member, ""));
        }
        return properties;
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(ConfigurationDocsTests::members);
    }

    private static Stream<String> members(RecordComponent component) {
        String name = "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? members(component.getType()).map(name::concat) : Stream.of(name);
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            List<String> names = codes(row.group(1));
            List<String> defaults = codes(row.group(2));
            for (int n = 0; n < names.size(); n++) {
                String name = names.get(n);
                String whole = name.startsWith(".") ? names.getFirst().replaceFirst("\\.[^.]+$", name) : name;
                properties.put(whole, defaults.isEmpty() ? "" : defaults.get(n));
            }
        }
        return properties;
    }

    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        CODE.matcher(cell).results().forEach(code -> codes.add(code.group(1)));
        return codes;
    }
}
