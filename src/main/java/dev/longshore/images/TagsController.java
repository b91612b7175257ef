package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.operations.Asked;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Precondition;
import dev.longshore.representation.SegmentText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives names to images. */
@RestController
@RequestMapping("/images")
@Tag(name = "images")
class TagsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Tagging tagging;

    TagsController(Tagging tagging) {
        this.tagging = tagging;
    }

    @PostMapping(path = "/{image}/tags", consumes = JSON, produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_TAG)
    @Operation(
            operationId = "tagImage",
            summary = "Gives an image a tag, as docker tag does, but takes none from another image unless move is true")
    @ApiResponse(responseCode = "200", description = "It had the tag already.")
    @ApiResponse(
            responseCode = "201",
            description = "It has the tag now.",
            headers = @Header(name = "Location", description = "Where the tag is.", schema = @Schema(type = "string")),
            content = @Content(mediaType = JSON, schema = @Schema(implementation = TagMade.class)))
    @Problems({
        ProblemType.IMAGE_NOT_FOUND,
        ProblemType.AMBIGUOUS_IMAGE,
        ProblemType.INVALID_REFERENCE,
        ProblemType.ID_TOO_SHORT,
        ProblemType.TAG_TAKEN,
        ProblemType.PRECONDITION_FAILED
    })
    ResponseEntity<TagMade> tag(
            Asked asked,
            @PathVariable ImageName image,
            @RequestBody TagRequest body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        ImageReference tag = body.tag();
        Tagging.Tagged tagged = tagging.tag(asked, image, tag, body.moves(), new Precondition(ifMatch));
        return tagged.made()
                ? ResponseEntity.created(location(asked, tagged)).body(answer(tagged))
                : ResponseEntity.ok(answer(tagged));
    }

    private static TagMade answer(Tagging.Tagged tagged) {
        TagItem item = TagItem.of(tagged.tag());
        return new TagMade(
                tagged.image().toString(),
                item.reference(),
                item.repository(),
                item.tag(),
                Objects.toString(tagged.movedFrom().orElse(null), null));
    }

    /** By the image's id: its names come and go. */
    private static URI location(Asked asked, Tagging.Tagged tagged) {
        return URI.create(asked.prefix() + "/images/" + tagged.image() + "/tags/"
                + SegmentText.encoded(tagged.tag().shortest()));
    }
}
