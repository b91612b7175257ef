package dev.longshore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BadStartTests {

    @Test
    void aSettingThatKeepsItFromStartingIsToldAloneAndWithoutAStack(@TempDir Path folder, CapturedOutput output) {
        String[] arguments = {
            "--server.port=0", "--longshore.data-dir=" + folder.resolve("data"), "--longshore.public-url=ftp://x"
        };

        assertThatThrownBy(() -> Longshore.main(arguments)).hasStackTraceContaining("longshore.public-url");

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "longshore.public-url: is no http or https URL")
                .contains("Set it to where callers reach the service")
                .doesNotContain("Exception encountered", "condition evaluation", "\tat ", "Error creating bean");
    }
}
