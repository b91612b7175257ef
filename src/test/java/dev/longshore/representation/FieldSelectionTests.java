package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldSelectionTests {

    record Inner(List<String> cmd, Map<String, String> labels) {}

    record Base(String id) {}

    record Whole(@JsonUnwrapped Base base, Inner config, Map<String, String> labels, String os) {}

    private static final Set<String> KNOWN = FieldNames.of(Whole.class);

    private static final String RESOURCE =
            "{'id':'1','config':{'cmd':['sh'],'labels':{'a':'b'}},'labels':{'team':'x','a.b.c':'y','a.b':'z'}}";

    @Test
    void namesGoThroughRecordsAndMapsAndWhatIsUnwrapped() {
        assertThat(KNOWN)
                .containsExactly(
                        "config", "config.cmd", "config.labels", "config.labels.*", "id", "labels", "labels.*", "os");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '~',
            value = {
                "id ~ {'id':'1'}",
                "config.cmd ~ {'config':{'cmd':['sh']}}",
                "id,config.cmd ~ {'id':'1','config':{'cmd':['sh']}}",
                "config.cmd,config.labels ~ {'config':{'cmd':['sh'],'labels':{'a':'b'}}}",
                "config,config.cmd ~ {'config':{'cmd':['sh'],'labels':{'a':'b'}}}",
                "config.cmd,config ~ {'config':{'cmd':['sh'],'labels':{'a':'b'}}}",
                "labels.team ~ {'labels':{'team':'x'}}",
                "labels.a.b.c ~ {'labels':{'a.b.c':'y'}}",
                "labels.a.b ~ {'labels':{'a.b':'z'}}",
                "config.labels.a ~ {'config':{'labels':{'a':'b'}}}",
                "config.labels.* ~ {'config':{'labels':{'a':'b'}}}",
                "os ~ {}",
                "labels.none ~ {}",
                "id,labels.none ~ {'id':'1'}",
                "id,id ~ {'id':'1'}",
            })
    void onlyWhatIsSelectedIsLeft(String fields, String left) {
        assertThat(FieldSelection.parse(fields, KNOWN).of(resource())).isEqualTo(json(left));
    }

    @Test
    void withoutTheParameterEverythingIsLeft() {
        assertThat(FieldSelection.parse(null, KNOWN).of(resource())).isEqualTo(json(RESOURCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nosuch",
                "id,",
                ",id",
                "Id",
                "config.",
                "config.nosuch",
                "config.cmd.0",
                "labels.",
                "id.x",
                " id"
            })
    void anUnknownFieldIsRefusedNamingTheKnownOnes(String fields) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> FieldSelection.parse(fields, KNOWN))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "fields")
                        .containsEntry("accepted", List.copyOf(KNOWN)))
                .withMessageContaining("config.labels.*");
    }

    private static ObjectNode resource() {
        return json(RESOURCE);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
