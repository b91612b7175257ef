package dev.longshore.images;

import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import dev.longshore.registries.RegistryProblems;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a request that begins a pull or a push can be answered. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description =
                "It has ended well while the request waited (Prefer: wait=30). With Accept: text/event-stream or text/plain"
                        + " it is followed in this answer.",
        content = {
            @Content(mediaType = TransferController.JSON, schema = @Schema(implementation = TransferItem.class)),
            @Content(mediaType = TransferController.EVENTS, schema = @Schema(type = "string")),
            @Content(mediaType = TransferController.TEXT, schema = @Schema(type = "string"))
        })
@ApiResponse(
        responseCode = "202",
        description = "It is under way, begun by this request or joined by it.",
        headers = @Header(name = "Location", description = "Where it is.", schema = @Schema(type = "string")),
        content = @Content(mediaType = TransferController.JSON, schema = @Schema(implementation = TransferItem.class)))
@RegistryProblems
@Problems({
    ProblemType.OPERATION_CANCELLED,
    ProblemType.OPERATION_INTERRUPTED,
    ProblemType.IDEMPOTENCY_MISMATCH,
    ProblemType.TOO_MANY_OPERATIONS,
    ProblemType.IMAGE_NOT_FOUND,
    ProblemType.INVALID_REFERENCE,
    ProblemType.MANIFEST_INVALID,
    ProblemType.PULL_STALLED
})
@interface TransferStart {}
