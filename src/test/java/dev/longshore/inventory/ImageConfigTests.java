package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageConfigTests {

    private static ImageConfig config(String json) {
        return ImageConfig.of(Rows.document(json).json());
    }

    @Test
    void everythingTheDocumentSaysIsRead() {
        assertThat(config("""
                        {'User':'app','WorkingDir':'/srv','Entrypoint':['run'],'Cmd':['a','b'],'Env':['A=b'],
                         'ExposedPorts':{'81/tcp':{},'80/tcp':{}},'Volumes':{'/v':{}},'Labels':{'z':'1','a':''},
                         'StopSignal':'SIGINT','Shell':['sh'],'OnBuild':['RUN x'],
                         'Healthcheck':{'Test':['NONE'],'Interval':30000000000,'Timeout':0,'Retries':3}}
                        """))
                .isEqualTo(new ImageConfig(
                        "app",
                        "/srv",
                        List.of("run"),
                        List.of("a", "b"),
                        List.of("A=b"),
                        List.of("80/tcp", "81/tcp"),
                        List.of("/v"),
                        Map.of("a", "", "z", "1"),
                        "SIGINT",
                        List.of("sh"),
                        List.of("RUN x"),
                        new ImageConfig.Healthcheck(List.of("NONE"), 30_000_000_000L, null, null, 3L)));
    }

    @Test
    void whatIsNullOrEmptyOrAbsentIsEmpty() {
        ImageConfig empty = config("{}");
        assertThat(empty.user()).isNull();
        assertThat(empty.cmd()).isEmpty();
        assertThat(config("{'User':'','Cmd':null,'Labels':null,'Volumes':null,'Env':[],'Healthcheck':null}"))
                .isEqualTo(empty);
        assertThat(config("null")).isEqualTo(empty);
    }

    @Test
    void labelsAreInOrder() {
        assertThat(config("{'Labels':{'b':'1','c':'2','a':'3'}}").labels())
                .containsExactly(Map.entry("a", "3"), Map.entry("b", "1"), Map.entry("c", "2"));
    }

    @Test
    void maskedOnlyNamesOfVariablesAreLeft() {
        ImageConfig masked = config("{'Env':['A=s3cr3t','B=x=s3cr3t y','C','=C:=s3cr3t','=s3cr3t','D='],'Cmd':['ls']}")
                .masked();
        assertThat(masked.env()).containsExactly("A", "B", "C", "=C:", "=", "D");
        assertThat(masked.cmd()).containsExactly("ls");
    }

    @Test
    void maskedVariablesOfImagesBuiltOnItAreHiddenToo() {
        assertThat(config("{'OnBuild':['ENV A=s3cr3t','ARG B=s3cr3t','RUN make']}")
                        .masked()
                        .onBuild())
                .containsExactly("ENV A=***", "ARG B=***", "RUN make");
    }
}
