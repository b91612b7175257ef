package dev.longshore.http;

import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages that problems link to: what happened, and what to do. */
@Hidden
@RestController
final class ProblemPages {

    private static final String TEXT = "text/html;charset=utf-8";
    private static final String MARKDOWN = "text/markdown;charset=utf-8";

    record Item(String code, String title, int status, String retry, String summary) {}

    @Open
    @GetMapping(path = "/problems", produces = TEXT)
    String page() {
        String links = types().map(type -> "<li>" + type.status() + " <a href=\"problems/" + type.code() + "\">"
                        + type.code() + "</a> – " + Markdown.escaped(type.summary()) + "</li>\n")
                .collect(Collectors.joining());
        return Markdown.page("Problems", "<h1>Problems</h1>\n<ul>\n" + links + "</ul>\n");
    }

    @Open
    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<Item>> list() {
        return Map.of(
                "items",
                types().map(type -> new Item(
                                type.code(),
                                type.title(),
                                type.status(),
                                type.retry().name().toLowerCase(Locale.ROOT),
                                type.summary()))
                        .toList());
    }

    @Open
    @GetMapping(path = "/problems/{code}", produces = TEXT)
    String page(@PathVariable String code) {
        ProblemType type = type(code);
        return Markdown.page(type.title(), Markdown.html(Markdown.of(type)));
    }

    @Open
    @GetMapping(path = "/problems/{code}", produces = MARKDOWN)
    String markdown(@PathVariable String code) {
        return Markdown.of(type(code));
    }

    private static Stream<ProblemType> types() {
        return Stream.of(ProblemType.values());
    }

    private static ProblemType type(String code) {
        return ProblemType.ofCode(code)
                .orElseThrow(() -> new NotFound(
                                ProblemType.NO_SUCH_PATH,
                                "No problem has the code " + Texts.shown(code) + ". /problems lists those there are.")
                        .with("path", Texts.cut("/problems/" + code))
                        .with("likely", "/problems"));
    }
}
