package dev.longshore.representation;

import dev.longshore.problem.Failure;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a request for several things, some of which may have failed. */
public final class Batch {

    /** The status of one that went well. */
    public static final int WELL = 200;

    private Batch() {}

    /** The status that one would have had alone. */
    public static int status(Failure failure) {
        return failure.type().status();
    }

    /** 200 if all went well, else 207 (RFC 4918), whose body tells of each. */
    public static <T> ResponseEntity<T> answer(boolean allWell, T body) {
        return ResponseEntity.status(allWell ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(body);
    }
}
