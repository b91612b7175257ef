package dev.longshore.transfers;

import java.util.Locale;

/** What is done with a layer. */
enum Phase {
    /** It waits for its turn. */
    WAITING,
    /** Its bytes come. */
    DOWNLOADING,
    /** Its bytes go. */
    PUSHING,
    /** It has to be tried again. */
    RETRYING,
    /** Its bytes are checked. */
    VERIFYING,
    /** Its bytes are here. */
    DOWNLOADED,
    /** It is unpacked. */
    EXTRACTING,
    /** It is done. */
    COMPLETE,
    /** It was there before. */
    EXISTS,
    /** The engine says something else of it. */
    OTHER;

    /** The phase that an engine's words mean ({@code distribution/pull_v2.go}, {@code push_v2.go}, {@code daemon/containerd}). */
    static Phase of(String status) {
        return switch (status) {
            case "Pulling fs layer", "Waiting", "Preparing" -> WAITING;
            case "Downloading" -> DOWNLOADING;
            case "Pushing" -> PUSHING;
            case "Verifying Checksum" -> VERIFYING;
            case "Download complete" -> DOWNLOADED;
            case "Extracting" -> EXTRACTING;
            case "Pull complete", "Pushed" -> COMPLETE;
            case "Already exists", "Layer already exists" -> EXISTS;
            default -> status.startsWith("Retrying") ? RETRYING : status.startsWith("Mounted from") ? EXISTS : OTHER;
        };
    }

    /** Whether its bytes are over the wire, or need not be. */
    boolean isTransferred() {
        return compareTo(VERIFYING) >= 0 && this != OTHER;
    }

    /** Whether bytes that the engine counts now are bytes over the wire; those of unpacking are counted anew. */
    boolean countsBytes() {
        return this == DOWNLOADING || this == PUSHING;
    }

    /** The word in answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
