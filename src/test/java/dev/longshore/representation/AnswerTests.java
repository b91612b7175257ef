package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class AnswerTests {

    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

    private final Answer list = Answer.list(JSON);

    @Test
    void itCarriesBodyTypeTagAndCachingHeaders() {
        ResponseEntity<byte[]> response = list.to(new MockHttpServletRequest());
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getBody()).isEqualTo(JSON);
        assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThatCachingHeadersAreOn(response);
    }

    @Test
    void whoHasItGetsTheSameHeadersWithoutBody() {
        ResponseEntity<byte[]> response = list.to(asking(tag(list)));
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(response.getBody()).isNull();
        assertThatCachingHeadersAreOn(response);
    }

    private void assertThatCachingHeadersAreOn(ResponseEntity<byte[]> response) {
        HttpHeaders headers = response.getHeaders();
        assertThat(headers.get("ETag")).containsExactly(tag(list));
        assertThat(headers.get("Vary")).containsExactly("Authorization, Accept, Accept-Encoding");
        assertThat(String.valueOf(headers.getFirst("Cache-Control")).split(", "))
                .containsExactlyInAnyOrder("private", "no-cache");
    }

    @Test
    void severalHeadersAreOneList() {
        MockHttpServletRequest request = asking("\"other\"");
        request.addHeader("If-None-Match", tag(list));
        assertThat(list.to(request).getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void anotherTagGetsTheBody() {
        assertThat(list.to(asking("\"other\"")).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void aResourceIsNotModifiedOnlyWhileItsRepresentationIsTheSame() {
        Answer before = Answer.resource(List.of("id"), JSON);
        Answer after = Answer.resource(List.of("id"), "{ }".getBytes(StandardCharsets.UTF_8));
        assertThat(before.to(asking(tag(before))).getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(after.to(asking(tag(before))).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void textHasNoTagSoEvenAnAsteriskGetsIt() {
        ResponseEntity<byte[]> response = Answer.text("é\n").to(asking("*"));
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(response.getHeaders().get("ETag")).isNull();
        assertThat(response.getBody()).isEqualTo("é\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(Answer answer) {
        return Objects.requireNonNull(answer.tag()).value();
    }

    private static MockHttpServletRequest asking(String ifNoneMatch) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-None-Match", ifNoneMatch);
        return request;
    }
}
