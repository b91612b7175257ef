package dev.longshore.http;

import dev.longshore.problem.RequestMarks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the API's document. */
@Hidden
@RestController
final class OpenApiRoutes {

    private final OpenApiDocument document;

    OpenApiRoutes(OpenApiDocument document) {
        this.document = document;
    }

    @Open
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> json(HttpServletRequest request) {
        return answer(MediaType.APPLICATION_JSON, document.json(RequestMarks.base(request)));
    }

    @Open
    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> yaml(HttpServletRequest request) {
        return answer(MediaType.APPLICATION_YAML, document.yaml(RequestMarks.base(request)));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(type)
                .body(body);
    }
}
