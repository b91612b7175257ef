package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.problem.ProblemType;
import dev.longshore.testkit.EngineAnswer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks that an answer is a problem document in every respect, and gives its members. */
final class Problem {
    private static final Set<String> CODES =
            Stream.of(ProblemType.values()).map(ProblemType::code).collect(Collectors.toUnmodifiableSet());

    private Problem() {}

    /** The document, which has a known code, the code's own status and the request's id. */
    static JsonNode in(EngineAnswer answer) {
        assertThat(answer.header("content-type"))
                .as(answer + " " + answer.text())
                .hasValue("application/problem+json");
        JsonNode problem = answer.json();
        String code = problem.path("code").asString("");
        assertThat(CODES).as(answer.toString()).contains(code);
        ProblemType type = Stream.of(ProblemType.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(type.status()).as(answer.toString()).isEqualTo(answer.status());
        assertThat(problem.path("status").asInt()).as(answer.toString()).isEqualTo(answer.status());
        assertThat(problem.path("type").asString()).as(answer.toString()).endsWith("/problems/" + code);
        assertThat(problem.path("detail").asString("")).as(answer.toString()).isNotBlank();
        assertThat(answer.header("x-request-id"))
                .as(answer.toString())
                .hasValue(problem.path("requestId").asString());
        return problem;
    }

    /** The document, which has this code. */
    static JsonNode of(String code, EngineAnswer answer) {
        JsonNode problem = in(answer);
        assertThat(problem.path("code").asString()).as(answer + " " + problem).isEqualTo(code);
        return problem;
    }
}
