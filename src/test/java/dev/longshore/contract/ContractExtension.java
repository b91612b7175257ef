package dev.longshore.contract;

import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in which the service answered what its document does not declare. JUnit finds it by itself. */
public final class ContractExtension implements AfterEachCallback, AfterAllCallback {

    private static final Queue<String> COMPLAINTS = new ConcurrentLinkedQueue<>();

    static void report(String complaint) {
        COMPLAINTS.add(complaint);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        failIfAny();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failIfAny();
    }

    private static void failIfAny() {
        Set<String> found = new TreeSet<>();
        for (String each = COMPLAINTS.poll(); each != null; each = COMPLAINTS.poll()) {
            found.add(each);
        }
        if (!found.isEmpty()) {
            throw new AssertionError("answers that openapi/longshore.json does not declare; declare them"
                    + " (@Problems, @ApiResponse) and rewrite it, or correct the answer:\n" + String.join("\n", found));
        }
    }
}
