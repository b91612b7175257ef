package dev.longshore.images;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of pulls or pushes, newest first. */
@Schema(name = "TransferList")
record TransferList(
        List<TransferItem> items,

        @Schema(description = "The after of the next page; absent at the end.") @Nullable
        String next) {}
