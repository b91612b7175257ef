package dev.longshore.store;

import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Finds the store's own troubles behind an exception. */
public final class StoreFailures {

    private static final int PRIMARY_CODE = 0xff;

    private StoreFailures() {}

    /** {@code store-busy} or {@code store-full} if that is what the exception or one of its causes means. */
    public static Optional<Failure> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> one(cause).stream())
                .findFirst();
    }

    private static Optional<Failure> one(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return Optional.of(busy(cause));
        }
        if (!(cause instanceof SQLiteException sqlite)) {
            return Optional.empty();
        }
        int code = sqlite.getResultCode().code & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Optional.of(busy(cause));
        }
        return code == SQLiteErrorCode.SQLITE_FULL.code ? Optional.of(full(cause)) : Optional.empty();
    }

    private static Failure busy(Throwable cause) {
        return new Unavailable(ProblemType.STORE_BUSY, "The service's own database is busy. Try again shortly.", cause)
                .with("retryAfterSeconds", 1);
    }

    private static Failure full(Throwable cause) {
        return new Unavailable(
                ProblemType.STORE_FULL,
                "The disk of the service's own database (longshore.data-dir) is full. Free some space there.",
                cause);
    }
}
