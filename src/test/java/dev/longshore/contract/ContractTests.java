package dev.longshore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class ContractTests {

    private final Contract contract = Contract.committed();

    private Optional<String> complaint(
            String method, String path, @Nullable String route, int status, @Nullable String type, String code) {
        return contract.complaint(new Answered(method, path, route, status, type, code));
    }

    @Test
    void whatIsDeclaredPasses() {
        assertThat(complaint("GET", "/images", "/images", 200, "application/json", ""))
                .isEmpty();
        assertThat(complaint("GET", "/images", "/images", 200, "text/plain;charset=UTF-8", ""))
                .isEmpty();
        assertThat(complaint("HEAD", "/images", "/images", 200, null, "")).isEmpty();
        assertThat(complaint("GET", "/images/a", "/images/{image}", 304, null, ""))
                .isEmpty();
        assertThat(complaint("GET", "/images/a", "/images/{image}", 404, Contract.PROBLEM, "image-not-found"))
                .isEmpty();
    }

    @Test
    void anUndeclaredStatusTypeOrProblemIsNamed() {
        assertThat(complaint("GET", "/images", "/images", 201, "application/json", ""))
                .isPresent();
        assertThat(complaint("GET", "/images", "/images", 200, "text/html", "")).isPresent();
        assertThat(complaint("GET", "/images", "/images", 200, null, "")).isPresent();
        assertThat(complaint("GET", "/images/a", "/images/{image}", 404, Contract.PROBLEM, "tag-taken"))
                .hasValueSatisfying(text -> assertThat(text).contains("/images/{image}", "404", "tag-taken"));
    }

    @Test
    void aRefusalAheadOfTheRoutesIsComparedWithThoseThatThePathCouldMean() {
        String path = "/engines/far/images/team/app/history";
        assertThat(complaint("GET", path, null, 401, Contract.PROBLEM, "unauthenticated"))
                .isEmpty();
        assertThat(complaint("GET", path, null, 418, Contract.PROBLEM, "teapot"))
                .isPresent();
        assertThat(complaint("GET", "/engines/far/else", null, 404, Contract.PROBLEM, "no-such-path"))
                .isEmpty();
        assertThat(complaint("GET", "/nowhere", null, 404, Contract.PROBLEM, "no-such-path"))
                .isEmpty();
    }

    @Test
    void aRouteThatTheDocumentLacksIsNamed() {
        assertThat(complaint("GET", "/secrets/a", "/secrets/{secret}", 200, "application/json", ""))
                .isPresent();
        assertThat(complaint("GET", "/problems/x", "/problems/**", 200, "text/html", ""))
                .isEmpty();
    }

    @Test
    void theFilterReadsTheProblemThatIsWritten() throws Exception {
        List<String> complaints = new ArrayList<>();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/images/a");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/images/{image}");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ContractFilter(contract, complaints::add).doFilter(request, response, new MockFilterChain(new Odd()));
        assertThat(complaints).hasSize(1).first().asString().contains("404", "odd");
        assertThat(response.getContentAsString()).contains("odd");
    }

    private static final class Odd extends jakarta.servlet.http.HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(
                jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response)
                throws IOException {
            response.setStatus(404);
            response.setContentType(Contract.PROBLEM);
            response.getOutputStream().print("{\"code\":\"odd\"}");
        }
    }
}
