package dev.longshore.operations;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where ids of operations come from. */
@Component
class OperationIds {

    /** A UUID that none has had. */
    String next() {
        return UUID.randomUUID().toString();
    }
}
