package dev.longshore.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code daemon.json} of private engines. */
final class EngineConfiguration {
    private EngineConfiguration() {}

    static Map<String, Object> of(EngineKind kind, EngineOptions options) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("storage-driver", kind.hasContainerdStore() ? "overlayfs" : "overlay2");
        if (kind.isNew()) {
            members.put("features", Map.of("containerd-snapshotter", kind.hasContainerdStore()));
        }
        members.putAll(options.daemon());
        return members;
    }
}
