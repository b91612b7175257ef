package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ContainerRow.Mount;
import dev.longshore.engine.ContainerRow.Port;
import dev.longshore.engine.ContainerRow.Size;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerListTests {

    private static final String ID = "d4".repeat(32);
    private static final String IMAGE = "sha256:" + "a1".repeat(32);
    private static final String ROW = """
            {"Id":"%s","Names":["/web/thedb","/db"],"Image":"app:1.0","ImageID":"%s","Command":"sleep 1","Created":1704067200,
             "Ports":[{"IP":"::","PrivatePort":80,"PublicPort":8081,"Type":"tcp"},{"PrivatePort":53,"Type":"udp"},
                      {"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},
                      {"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],
             "Labels":{"tier":"db"},"State":"running","Status":"Up 5 minutes","HostConfig":{"NetworkMode":"default"},
             "NetworkSettings":{"Networks":{"bridge":{"NetworkID":"77aa","IPAddress":"172.17.0.2"},"new":{"NetworkID":""}}},
             "Mounts":[{"Type":"volume","Name":"data","Source":"/var/lib/x","Destination":"/data","Mode":"z","RW":true}],
             "SizeRootFs":7}
            """.formatted(ID, IMAGE);

    private final StubEngine stub = StubEngine.speaking("1.51");
    private final DockerEngine engine = TestEngine.at(stub.host());

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    @Test
    void aRowSaysWhatTheEngineSays() {
        ContainerRow row = only(ROW);

        assertThat(row.id()).isEqualTo(ContainerId.parse(ID));
        assertThat(row.names()).containsExactly("/web/thedb", "/db");
        assertThat(row.imageText()).isEqualTo("app:1.0");
        assertThat(row.imageId()).isEqualTo(ImageId.parse(IMAGE));
        assertThat(row.command()).isEqualTo("sleep 1");
        assertThat(row.createdAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(row.state()).isEqualTo("running");
        assertThat(row.statusText()).isEqualTo("Up 5 minutes");
        assertThat(row.labels().has("tier", "db")).isTrue();
        assertThat(row.mounts()).containsExactly(new Mount("volume", "data", "/var/lib/x", "/data", true));
        assertThat(row.networks()).isEqualTo(Map.of("bridge", "77aa", "new", ""));
        assertThat(row.size()).isNull();
    }

    @Test
    void eachBindingIsThereOnceSortedAsDockerDoes() {
        assertThat(only(ROW).ports())
                .containsExactly(
                        new Port(null, 53, null, "udp"),
                        new Port("0.0.0.0", 80, 8080, "tcp"),
                        new Port("::", 80, 8081, "tcp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Names",
                "Image",
                "ImageID",
                "Command",
                "Created",
                "Ports",
                "Labels",
                "State",
                "Status",
                "HostConfig",
                "NetworkSettings",
                "Networks",
                "NetworkID",
                "Mounts",
                "Type",
                "Destination",
                "PrivatePort"
            })
    void aFieldThatIsAbsentNullOrOddDoesNotHurtTheRest(String field) {
        String renamed = ROW.replace("\"" + field + "\"", "\"X-" + field + "\"");
        for (String row : List.of(
                renamed,
                renamed.replaceFirst("\\{", "{\"" + field + "\":null,"),
                renamed.replaceFirst("\\{", "{\"" + field + "\":[[3],\"x\"],")
                        .replace("[[3],\"x\"]", "{\"odd\":[1,{}]}"),
                renamed.replaceFirst("\\{", "{\"" + field + "\":7,"))) {
            ContainerRow read = only(row);
            assertThat(read.id()).isEqualTo(ContainerId.parse(ID));
            assertThat(read.names().isEmpty()).isEqualTo(field.equals("Names"));
            assertThat(read.imageId() == null).isEqualTo(field.equals("ImageID"));
            assertThat(read.state() == null).isEqualTo(field.equals("State"));
            assertThat(read.networks().isEmpty())
                    .isEqualTo(field.equals("NetworkSettings") || field.equals("Networks"));
        }
    }

    @Test
    void sizesAreReadOnlyWhereTheyAreAskedFor() {
        stub.get("/containers/json", "[" + ROW + "]");

        assertThat(engine.containers().listWithSizes().getFirst().size()).isEqualTo(new Size(0L, 7L));
        assertThat(stub.requests().getLast().target()).contains("all=1", "size=1");
    }

    @Test
    void anUnknownStateIsPassedOn() {
        assertThat(only("{\"Id\":\"" + ID + "\",\"State\":\"hibernating\"}").state())
                .isEqualTo("hibernating");
    }

    private ContainerRow only(String row) {
        stub.get("/containers/json", "[" + row + "]");
        List<ContainerRow> rows = engine.containers().list();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
