package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.engine.Engine;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.reference.ImageReference;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of the shape that the real ones have, which say what reached them. */
@TestComponent
@RestController
class SampleController {

    enum Sort {
        CREATED_AT,
        SIZE
    }

    record Change(
            String reference,
            @Nullable Boolean move,
            @Nullable Integer count) {}

    @GetMapping("/images")
    @Requires(Role.VIEWER)
    Map<String, Object> images(
            @RequestParam(required = false) @Nullable List<String> label,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Sort sort,
            @RequestParam(required = false) @Nullable String before,
            Caller caller,
            Engine engine) {
        return Map.of(
                "label",
                label == null ? List.of() : label,
                "all",
                all,
                "caller",
                caller.name(),
                "engine",
                engine.name().value());
    }

    @GetMapping("/images/{image}")
    @Requires(Role.VIEWER)
    @Problems(ProblemType.IMAGE_NOT_FOUND)
    ResponseEntity<Map<String, String>> image(@PathVariable String image, Engine engine, HttpServletRequest request) {
        if (image.startsWith("missing")) {
            throw new NotFound(ProblemType.IMAGE_NOT_FOUND, "No image " + image + ".").with("image", image);
        }
        if (image.equals("bug")) {
            throw new IllegalStateException("the secret cause");
        }
        return ResponseEntity.ok()
                .header("Location", request.getContextPath() + "/images/x")
                .body(Map.of("image", image, "engine", engine.name().value()));
    }

    @GetMapping("/engines")
    @Requires(Role.VIEWER)
    ResponseEntity<String> large(HttpServletRequest request) {
        String seen = request.getHeader("If-Match");
        return ResponseEntity.ok()
                .eTag("\"state.representation\"")
                .header("X-Seen", seen == null ? "" : seen)
                .contentType(MediaType.APPLICATION_JSON)
                .body("[" + "1,".repeat(2_000) + "1]");
    }

    @GetMapping("/images/{image}/history")
    @Requires(Role.VIEWER)
    Map<String, String> history(@PathVariable String image) {
        return Map.of("history", image);
    }

    @GetMapping("/images/{image}/inspect")
    @Requires(Role.OPERATOR)
    Map<String, String> inspect(@PathVariable String image) {
        return Map.of("inspect", image);
    }

    @GetMapping("/images/{image}/tags")
    @Requires(Role.VIEWER)
    Map<String, String> tags(@PathVariable String image) {
        if (image.startsWith("missing")) {
            throw new NotFound(ProblemType.IMAGE_NOT_FOUND, "No image " + image + ".").with("image", image);
        }
        return Map.of("tags", image);
    }

    @PostMapping(path = "/images/{image}/tags", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_TAG)
    Map<String, Object> tag(@PathVariable String image, @RequestBody Change change) {
        return Map.of(
                "image",
                image,
                "reference",
                ImageReference.parse(change.reference()).toString());
    }

    @GetMapping("/images/{image}/tags/{reference}")
    @Requires(Role.VIEWER)
    Map<String, String> tag(@PathVariable String image, @PathVariable String reference) {
        return Map.of("image", image, "tag", reference);
    }

    @DeleteMapping("/images/{image}")
    @Requires(Role.ADMIN)
    @Audited(Action.IMAGE_REMOVE)
    Map<String, String> delete(@PathVariable String image, @RequestParam int never) {
        return Map.of("deleted", image);
    }

    @GetMapping("/containers/{container}")
    @Requires(Role.VIEWER)
    Map<String, String> container(@PathVariable String container) {
        return Map.of("container", container);
    }

    @GetMapping("/containers/{container}/inspect")
    @Requires(Role.VIEWER)
    Map<String, String> inspectContainer(@PathVariable String container) {
        return Map.of("container", container);
    }

    @GetMapping(
            path = "/containers",
            produces = {"application/json", "text/plain"})
    @Requires(Role.VIEWER)
    Map<String, String> containers() {
        return Map.of();
    }
}
