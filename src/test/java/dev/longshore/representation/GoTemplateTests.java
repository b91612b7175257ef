package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is printed here is what Docker CLI 28.2 printed of the same documents. */
class GoTemplateTests {

    private static final JsonNode DOCUMENT = json("""
            {"Id":"sha256:aa","RepoTags":["app:1.0","app:latest"],"RepoDigests":null,"Size":1234567,
             "Big":12345678901234567890123,"Architecture":"amd64","Os":"linux",
             "GraphDriver":{"Name":"overlay2","Data":{"b":"2","a":"1"}},"RootFS":{"Type":"layers","Layers":["l1","l2"]},
             "Metadata":{"LastTagTime":"2025-11-25T10:00:00.5Z"},
             "Config":{"Cmd":["sh","-c","x y"],"Entrypoint":null,"Env":["A=b c"],"Labels":{"d":"<e>&\\u2028","a.b":"c"},
              "ExposedPorts":{"80/tcp":{}},"Volumes":null},
             "State":{"Running":true,"Pid":5},"Mounts":[{"Type":"bind"}],"Args":[],
             "HostConfig":{"OomKillDisable":null,"LogConfig":{"Type":"json-file","Config":{}}},
             "NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}],"81/tcp":null},"Networks":{}},
             "Closed":{"Ports":{"81/tcp":null}}}
            """);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '~',
            value = {
                "{{.Architecture}}                  ~ amd64",
                "{{ .Id }}                          ~ sha256:aa",
                "{{.Size}}                          ~ 1234567",
                "{{.Big}}                           ~ 12345678901234567890123",
                "{{.State.Running}}                 ~ true",
                "{{.Config.Cmd}}                    ~ [sh -c x y]",
                "{{.Config.Entrypoint}}             ~ []",
                "{{.RepoDigests}}                   ~ []",
                "{{.Config.OnBuild}}                ~ []",
                "{{.Args}}                          ~ []",
                "{{.Config.Labels}}                 ~ |map[a.b:c d:<e>&\u2028]|",
                "{{.Config.Volumes}}                ~ map[]",
                "{{.Config.ExposedPorts}}           ~ map[80/tcp:{}]",
                "{{.NetworkSettings.Networks}}      ~ map[]",
                "{{.Closed.Ports}}                  ~ map[81/tcp:[]]",
                "{{.GraphDriver.Data}}              ~ map[a:1 b:2]",
                "{{.RootFS.Layers}}                 ~ [l1 l2]",
                "{{.Config.Labels.d}}               ~ |<e>&\u2028|",
                "{{.Config.Labels.none}}            ~ <no value>",
                "{{.Config.Labels.a.b}}             ~ <no value>",
                "{{.Config.Volumes.none}}           ~ <no value>",
                "{{json .Config.Labels.none}}       ~ null",
                "{{.Config.Healthcheck}}            ~ <nil>",
                "{{.Descriptor}}                    ~ <nil>",
                "{{.HostConfig.OomKillDisable}}     ~ <nil>",
                "{{.Variant}}                       ~ ||",
                "{{.Config.StopSignal}}             ~ ||",
                "{{.Metadata.LastTagTime}}          ~ 2025-11-25 10:00:00.5 +0000 UTC",
                "{{json .Size}}                     ~ 1234567",
                "{{json .RepoTags}}                 ~ [\"app:1.0\",\"app:latest\"]",
                "{{json .RepoDigests}}              ~ null",
                "{{json .Config.OnBuild}}           ~ null",
                "{{json .Config.Labels}}            ~ {\"d\":\"<e>&\\u2028\",\"a.b\":\"c\"}",
                "{{json .State}}                    ~ {\"Running\":true,\"Pid\":5}",
                "{{index .RepoTags 0}}              ~ app:1.0",
                "{{index .Config.Labels \"a.b\"}}   ~ c",
                "{{ index  .Config.Labels `a.b` }}  ~ c",
                "{{index .Config.Labels \"none\"}}  ~ ||",
                "{{len .RepoTags}}                  ~ 2",
                "{{len .RepoDigests}}               ~ 0",
                "{{len .Os}}                        ~ 5",
                "{{len .Config.Labels}}             ~ 2",
                "{{join .RepoTags \", \"}}          ~ app:1.0, app:latest",
                "{{join .RepoDigests \",\"}}        ~ ||",
                "{{join .RepoTags \"\\n}}\\\"\"}}   ~ |app:1.0\n}}\"app:latest|",
                "x{{.Os}}/{{.Architecture}}y        ~ xlinux/amd64y",
                "text only } }} {                   ~ text only } }} {",
            })
    void itPrintsWhatDockerInspectPrints(String template, String printed) {
        assertThat(GoTemplate.parse(template).print(DOCUMENT)).isEqualTo(printed + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{.Nope}}",
                "{{.config.Cmd}}",
                "{{.Os.x}}",
                "{{.Os.Labels}}",
                "{{json .Nope}}",
                "{{index .RepoTags 9}}",
                "{{index .RepoTags \"0\"}}",
                "{{index .Config.Labels 0}}",
                "{{index .Os 0 0}}",
                "{{len .State.Pid}}",
                "{{len .Config}}",
                "{{join .Os \",\"}}",
                "{{join .Mounts \",\"}}",
                "{{join .Config.Volumes \",\"}}",
            })
    void whatTheDocumentDoesNotHaveIsRefusedNamingTheAction(String template) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> GoTemplate.parse(template).print(DOCUMENT))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "format")
                        .containsEntry("value", template));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{.Config}}",
                "{{.State}}",
                "{{.Mounts}}",
                "{{index .Mounts 0}}",
                "{{.HostConfig.LogConfig}}",
                "{{.NetworkSettings.Ports}}",
                "{{index .NetworkSettings.Ports \"80/tcp\"}}",
            })
    void aStructIsRefusedWithTheAdviceToUseJson(String template) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> GoTemplate.parse(template).print(DOCUMENT))
                .withMessageContaining("use {{json .");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{.Id",
                "{{.Id}",
                "{{.Id} }",
                "{{}}",
                "{{ }}",
                "{{.}}",
                "{{{.Id}}}",
                "{{{{.Id}}}}",
                "{{.Id | json}}",
                "{{.Id}}{{if .Os}}x{{end}}",
                "{{range .RepoTags}}{{.}}{{end}}",
                "{{with .Config}}{{.Cmd}}{{end}}",
                "{{$x := .Id}}{{$x}}",
                "{{$.Id}}",
                "{{(.Id)}}",
                "{{json (index .RepoTags 0)}}",
                "{{- .Id -}}",
                "{{/* no */}}",
                "{{\"x\"}}",
                "{{5}}",
                "{{.Id .Os}}",
                "{{..Id}}",
                "{{.Id.}}",
                "{{.9}}",
                "{{json}}",
                "{{json .Id 5}}",
                "{{index .RepoTags}}",
                "{{index .RepoTags -1}}",
                "{{index .RepoTags 99999999999}}",
                "{{index .RepoTags .Id}}",
                "{{index .Config.Labels \"a}}",
                "{{index .Config.Labels \"a\"x}}",
                "{{index .Config.Labels `a}}",
                "{{index .Config.Labels 'a'}}",
                "{{index .Config.Labels \"\\x41\"}}",
                "{{join .RepoTags}}",
                "{{join .RepoTags 1}}",
                "{{upper .Os}}",
                "{{println .Os}}",
                "{{.Id\u0000}}",
                "{{.Ïd}}",
            })
    void whatIsMoreThanIsSupportedIsRefusedSayingWhatWorks(String template) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> GoTemplate.parse(template))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.UNSUPPORTED_TEMPLATE))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("template", template)
                        .containsKey("accepted"))
                .withMessageContaining("{{index .Field \"key\"}}");
    }

    static Stream<String> longTemplates() {
        int length = 100_000;
        return Stream.of(
                "{".repeat(length),
                "}".repeat(length),
                "{{".repeat(length / 2) + "}}".repeat(length / 2),
                "{{index .Id \"" + "a".repeat(length),
                "{{index .Config.Labels \"" + "a".repeat(length) + "\"}}",
                "{{index .Config.Labels \"" + "\\\"".repeat(length) + "\"}}",
                "{{index .Config.Labels `" + "a".repeat(length) + "`}}",
                "{{" + ".a".repeat(length) + "}}",
                "{{" + " ".repeat(length) + "}}",
                "{{index .Id " + "0 ".repeat(length) + "}}",
                "{{" + "a".repeat(length) + "}}",
                "{{.Os}}".repeat(length / 7));
    }

    @ParameterizedTest
    @MethodSource("longTemplates")
    void aLongTemplateIsReadOrRefusedAtOnce(String template) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> tried(template));
    }

    @Test
    void theWordJsonIsTheWholeDocumentInAListAsDockerPrintsIt() {
        JsonNode document = new JsonMapper().readTree("{\"Id\": \"a\",  \"Size\": 7}");
        assertThat(GoTemplate.parse("json").print(document)).isEqualTo("[{\"Id\":\"a\",\"Size\":7}]\n");
    }

    @Test
    void anEmptyTemplateIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> GoTemplate.parse("")).isInstanceOfSatisfying(Invalid.class, refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(refused.detail()).contains("Leave it out", "json");
        });
    }

    @Test
    void anObjectIsToldToBeThereAndHowToHaveIt() {
        JsonNode document = new JsonMapper().readTree("{\"State\":{\"Status\":\"running\"}}");
        assertThatThrownBy(() -> GoTemplate.parse("{{.State}}").print(document))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.detail())
                                .contains("{{.State}} asks for an object", "use {{json .State}}")
                                .doesNotContain("does not have"));
    }

    @Test
    void anyTemplateIsPrintedOrRefused() {
        Random random = new Random(20260131);
        String[] parts = {
            "{{", "}}", "{", "}", ".", ".Os", ".Config", "json ", "index ", "len ", "\"", "`", "\\", " ", "0", "é", "\n"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder template = new StringBuilder();
            random.ints(random.nextInt(12), 0, parts.length).forEach(part -> template.append(parts[part]));
            assertThat(tried(template.toString())).as(template.toString()).isNotEmpty();
        }
    }

    private static String tried(String template) {
        try {
            return GoTemplate.parse(template).print(DOCUMENT);
        } catch (Invalid refused) {
            assertThat(refused.detail()).hasSizeLessThan(1000 + template.length());
            return refused.detail();
        }
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
