package dev.longshore.http;

import dev.longshore.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** The pages of {@code docs/problems}, which the build puts on the classpath, and how they become HTML. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    /** The type's page; where none is packaged, what the type itself says. */
    static String of(ProblemType type) {
        try (InputStream page = Markdown.class.getResourceAsStream("/problems/" + type.code() + ".md")) {
            return page == null ? brief(type) : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + type.code() + " cannot be read", e);
        }
    }

    private static String brief(ProblemType type) {
        return "# " + type.title() + "\n\nStatus " + type.status() + ", code `" + type.code() + "`.\n\n"
                + type.summary() + "\n";
    }

    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** A whole page around a body that is HTML already. */
    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Longshore</title>
                <style>body { max-width: 45em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.5 }
                pre { overflow-x: auto; padding: .5em; background: #f3f3f3 }</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(title), body);
    }
}
