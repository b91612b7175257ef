package dev.longshore.images;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audited;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Freshness;
import dev.longshore.operations.Asked;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Problem;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.problem.Problems;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.ImageRemovals;
import dev.longshore.removal.Precondition;
import dev.longshore.removal.Removal;
import dev.longshore.removal.Wish;
import dev.longshore.representation.Batch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Removals of images, and what they would do. */
@RestController
@RequestMapping("/images")
@Tag(name = "images")
class RemovalsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final ImageRemovals removals;
    private final Verdicts verdicts;
    private final ProblemWriter problems;

    RemovalsController(ImageRemovals removals, Verdicts verdicts, ProblemWriter problems) {
        this.removals = removals;
        this.verdicts = verdicts;
        this.problems = problems;
    }

    @GetMapping(path = "/{image}/removal", produces = JSON)
    @Requires(Role.VIEWER)
    @Operation(
            operationId = "getImageRemoval",
            summary = "Says what removing an image would do, or everything that is in the way")
    @ApiResponse(
            responseCode = "200",
            description = "The verdict.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = VerdictAnswer.class)))
    @Problems({ProblemType.IMAGE_NOT_FOUND, ProblemType.AMBIGUOUS_IMAGE, ProblemType.INVALID_REFERENCE})
    ResponseEntity<byte[]> verdict(
            Asked asked,
            Freshness freshness,
            @PathVariable ImageName image,
            @Parameter(description = "Whether what can be overruled is.") @RequestParam(defaultValue = "false")
                    boolean force,
            @Parameter(description = "Whether untagged parents stay.") @RequestParam(defaultValue = "false")
                    boolean noPrune,
            HttpServletRequest request) {
        return verdicts.of(asked, freshness, image, new RemovalOptions(force, noPrune))
                .to(request);
    }

    @DeleteMapping(path = "/{image}", produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_REMOVE)
    @Operation(
            operationId = "removeImage",
            summary = "Removes an image, or one of its names, as docker rmi does; force needs the role admin")
    @ApiResponse(responseCode = "200", description = "What went.")
    @Problems({
        ProblemType.IMAGE_NOT_FOUND,
        ProblemType.AMBIGUOUS_IMAGE,
        ProblemType.INVALID_REFERENCE,
        ProblemType.ID_TOO_SHORT,
        ProblemType.IMAGE_IN_USE,
        ProblemType.IMAGE_HAS_SEVERAL_TAGS,
        ProblemType.IMAGE_HAS_CHILDREN,
        ProblemType.PRECONDITION_FAILED
    })
    RemovalAnswer remove(
            Asked asked,
            @PathVariable ImageName image,
            @Parameter(description = "Whether what can be overruled is; needs the role admin.")
                    @RequestParam(defaultValue = "false")
                    boolean force,
            @Parameter(description = "Whether untagged parents stay.") @RequestParam(defaultValue = "false")
                    boolean noPrune,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        RemovalOptions options = new RemovalOptions(force, noPrune);
        return RemovalAnswer.of(removals.remove(asked, new Wish.AsNamed(image), options, new Precondition(ifMatch)));
    }

    @DeleteMapping(path = "/{image}/tags/{reference}", produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_UNTAG)
    @Operation(operationId = "removeImageTag", summary = "Removes one name of an image, and never the image")
    @ApiResponse(responseCode = "200", description = "What went.")
    @Problems({
        ProblemType.IMAGE_NOT_FOUND,
        ProblemType.TAG_NOT_FOUND,
        ProblemType.AMBIGUOUS_IMAGE,
        ProblemType.INVALID_REFERENCE,
        ProblemType.ID_TOO_SHORT,
        ProblemType.LAST_TAG,
        ProblemType.PRECONDITION_FAILED
    })
    RemovalAnswer untag(
            Asked asked,
            @PathVariable ImageName image,
            @PathVariable ImageReference reference,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Wish wish = new Wish.OnlyTag(image, TagName.of(reference));
        return RemovalAnswer.of(
                removals.remove(asked, wish, new RemovalOptions(false, false), new Precondition(ifMatch)));
    }

    @PostMapping(path = "/removals", consumes = JSON, produces = JSON)
    @Requires(Role.OPERATOR)
    @Audited(Action.IMAGE_REMOVE)
    @Operation(
            operationId = "removeImages",
            summary = "Removes several images in order, as docker rmi A B C does; force needs the role admin")
    @ApiResponse(responseCode = "200", description = "All went well.")
    @ApiResponse(
            responseCode = "207",
            description =
                    "Some failed; each item has its own status, and the problem that DELETE of it alone would be.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RemovalsAnswer.class)))
    @Problems(
            value = ProblemType.INVALID_REFERENCE,
            ofItems = {
                ProblemType.IMAGE_NOT_FOUND,
                ProblemType.AMBIGUOUS_IMAGE,
                ProblemType.ID_TOO_SHORT,
                ProblemType.IMAGE_IN_USE,
                ProblemType.IMAGE_HAS_SEVERAL_TAGS,
                ProblemType.IMAGE_HAS_CHILDREN
            })
    ResponseEntity<RemovalsAnswer> removeAll(
            Asked asked, @RequestBody RemovalsRequest body, HttpServletRequest request) {
        RemovalOptions options =
                new RemovalOptions(Boolean.TRUE.equals(body.force()), Boolean.TRUE.equals(body.noPrune()));
        List<RemovalsRequest.Named> names = body.names();
        RemovalsAnswer answer = new RemovalsAnswer(
                names.stream().map(name -> one(asked, name, options, request)).toList());
        return Batch.answer(answer.allWell(), answer);
    }

    private RemovalsAnswer.Item one(
            Asked asked, RemovalsRequest.Named name, RemovalOptions options, HttpServletRequest request) {
        try {
            Removal removal = removals.remove(asked, new Wish.AsNamed(name.name()), options, Precondition.NONE);
            return new RemovalsAnswer.Item(name.text(), Batch.WELL, RemovalAnswer.of(removal), null);
        } catch (Denied denied) {
            throw denied; // what the caller may not do is refused as a whole
        } catch (Failure failure) {
            return new RemovalsAnswer.Item(
                    name.text(), Batch.status(failure), null, problems.body(Problem.of(failure), request));
        }
    }
}
