package dev.longshore.it;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Every test finds the shared engines empty, and leaves them so. */
final class WipedEngines implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        BothSides.wipe();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BothSides.wipe();
    }
}
