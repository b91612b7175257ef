package dev.longshore.images;

import dev.longshore.access.Caller;
import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.FieldNames;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.GoTemplate;
import dev.longshore.representation.View;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of images. */
@RestController
@RequestMapping("/images")
@Tag(name = "images", description = "The images of an engine.")
class ImagesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE;
    private static final Set<String> FIELDS = FieldNames.of(ImageDetail.class);

    private final Images images;

    ImagesController(Images images) {
        this.images = images;
    }

    @GetMapping(produces = {JSON, TEXT})
    @Requires(Role.VIEWER)
    @Problems({ProblemType.INVALID_REFERENCE, ProblemType.IMAGE_NOT_FOUND, ProblemType.AMBIGUOUS_IMAGE})
    @Operation(operationId = "listImages", summary = "Lists images, as docker images does")
    @ApiResponse(
            responseCode = "200",
            description = "The images, or with Accept: text/plain the table of docker images.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Answers.ImageList.class)),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> list(
            Engine engine,
            Freshness freshness,
            Format format,
            @ParameterObject ImageListQuery query,
            HttpServletRequest request) {
        return images.list(engine, freshness, query, format, request.getQueryString())
                .to(request);
    }

    @GetMapping(path = "/{image}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getImage", summary = "Shows an image with its configuration and layers")
    @ApiResponse(
            responseCode = "200",
            description = "The image.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ImageDetail.class)))
    ResponseEntity<byte[]> detail(
            Engine engine,
            Freshness freshness,
            Caller caller,
            @PathVariable ImageName image,
            @Parameter(
                            description =
                                    "The fields to answer with, apart by commas, such as architecture,config.cmd; without it all.")
                    @RequestParam(required = false)
                    @Nullable
                    String fields,
            HttpServletRequest request) {
        FieldSelection selection = FieldSelection.parse(fields, FIELDS);
        return images.detail(engine, freshness, image, selection, View.of(caller))
                .to(request);
    }

    @GetMapping(
            path = "/{image}/inspect",
            produces = {JSON, TEXT})
    @Requires(Role.OPERATOR)
    @Problems(ProblemType.UNSUPPORTED_TEMPLATE)
    @Operation(
            operationId = "inspectImage",
            summary = "Shows the engine's own document of an image, as docker inspect does")
    @ApiResponse(
            responseCode = "200",
            description = "The document untouched, or with format the text that the template makes of it.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(type = "object")),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> inspect(
            Engine engine,
            Freshness freshness,
            @PathVariable ImageName image,
            @Parameter(
                            description =
                                    "A template of docker inspect -f, such as {{.Architecture}} or {{json .Config}}, or json.")
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            HttpServletRequest request) {
        return format == null
                ? images.inspect(engine, freshness, image).to(request)
                : images.inspect(engine, freshness, image, GoTemplate.parse(format))
                        .to(request);
    }

    @GetMapping(
            path = "/{image}/history",
            produces = {JSON, TEXT})
    @Requires(Role.VIEWER)
    @Operation(operationId = "getImageHistory", summary = "Shows how an image was made, as docker history does")
    @ApiResponse(
            responseCode = "200",
            description = "The steps, newest first, or with Accept: text/plain the table of docker history.",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Answers.HistoryList.class)),
                @Content(mediaType = TEXT, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> history(
            Engine engine,
            Freshness freshness,
            Caller caller,
            Format format,
            @PathVariable ImageName image,
            HttpServletRequest request) {
        return images.history(engine, freshness, image, View.of(caller), format).to(request);
    }

    @GetMapping(path = "/{image}/tags", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "listImageTags", summary = "Lists the tags of an image")
    @ApiResponse(
            responseCode = "200",
            description = "The tags, sorted.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Answers.TagList.class)))
    ResponseEntity<byte[]> tags(
            Engine engine, Freshness freshness, @PathVariable ImageName image, HttpServletRequest request) {
        return images.tags(engine, freshness, image).to(request);
    }

    @GetMapping(path = "/{image}/tags/{reference}", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(operationId = "getImageTag", summary = "Shows one tag of an image")
    @ApiResponse(
            responseCode = "200",
            description = "The tag.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Answers.TagDetail.class)))
    ResponseEntity<byte[]> tag(
            Engine engine,
            Freshness freshness,
            @PathVariable ImageName image,
            @PathVariable ImageReference reference,
            HttpServletRequest request) {
        return images.tag(engine, freshness, image, reference.withDefaultTag()).to(request);
    }
}
