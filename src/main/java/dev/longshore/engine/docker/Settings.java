package dev.longshore.engine.docker;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.docker.EngineProperties.EngineSetting;
import dev.longshore.engine.docker.EngineProperties.TlsSetting;
import dev.longshore.problem.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configured engines, checked.
 *
 * @param targets by name; empty if none is configured
 * @param byDefault the name of the default engine, null if none is configured
 */
record Settings(
        SortedMap<EngineName, EngineTarget> targets,
        @Nullable EngineName byDefault) {

    /** @throws BadSetting naming the property and the remedy */
    static Settings of(EngineProperties properties) {
        checkLimits(properties.engineCalls());
        SortedMap<EngineName, EngineTarget> targets = new TreeMap<>();
        properties.engines().forEach((name, setting) -> targets.put(name(name), target(name, setting, properties)));
        return new Settings(targets, byDefault(properties.defaultEngine(), targets));
    }

    private static EngineName name(String name) {
        if (!EngineName.isName(name)) {
            throw new BadSetting(
                    "longshore.engines." + name,
                    "'" + name + "' cannot be an engine's name.",
                    "Use 1 to 63 of a-z, 0-9, dot, underscore and dash, a letter or digit first.");
        }
        return new EngineName(name);
    }

    private static EngineTarget target(String name, EngineSetting setting, EngineProperties properties) {
        String property = "longshore.engines." + name + ".host";
        if (setting.host() == null || setting.host().isBlank()) {
            throw new BadSetting(
                    property, "It is missing.", "Set it to an address such as unix:///var/run/docker.sock.");
        }
        TlsFiles tls = tls("longshore.engines." + name + ".tls", setting.tls());
        try {
            return EngineTarget.of(setting.host().strip(), tls, properties.allowPlainTcp(), property);
        } catch (Refusal e) {
            throw new BadSetting(property, "It cannot be used.", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable TlsFiles tls(String property, @Nullable TlsSetting setting) {
        if (setting == null) {
            return null;
        }
        if ((setting.certFile() == null) != (setting.keyFile() == null)) {
            throw new BadSetting(property, "cert-file and key-file belong together.", "Set both or neither.");
        }
        check(property + ".ca-file", setting.caFile());
        check(property + ".cert-file", setting.certFile());
        check(property + ".key-file", setting.keyFile());
        return new TlsFiles(setting.caFile(), setting.certFile(), setting.keyFile());
    }

    private static void check(String property, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new BadSetting(
                    property, file + " cannot be read.", "Name a PEM file that exists and that this process may read.");
        }
    }

    private static @Nullable EngineName byDefault(@Nullable String name, SortedMap<EngineName, EngineTarget> targets) {
        String property = "longshore.default-engine";
        if (name == null || name.isBlank()) {
            if (targets.size() > 1) {
                throw new BadSetting(
                        property,
                        "Several engines are configured, so one has to be the default.",
                        "Set it to one of " + targets.keySet() + ".");
            }
            return targets.isEmpty() ? null : targets.firstKey();
        }
        EngineName known = targets.keySet().stream()
                .filter(candidate -> candidate.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadSetting(
                        property,
                        "No engine of the name '" + name + "' is configured.",
                        "Set it to one of " + targets.keySet() + ", or configure longshore.engines." + name
                                + ".host."));
        return known;
    }

    private static void checkLimits(EngineCalls limits) {
        Map<String, Duration> deadlines = Map.of(
                "ping", limits.ping(),
                "inspect", limits.inspect(),
                "list", limits.list(),
                "sizes", limits.sizes(),
                "change", limits.change(),
                "search", limits.search());
        deadlines.forEach((kind, deadline) -> {
            if (!deadline.isPositive()) {
                throw new BadSetting(
                        "longshore.engine-calls." + kind,
                        "A deadline has to be longer than 0.",
                        "Use a duration such as 10s.");
            }
        });
        if (limits.patience().isNegative()) {
            throw new BadSetting("longshore.engine-calls.patience", "It cannot be negative.", "Use 0s for no waiting.");
        }
        if (limits.atOnce() < 1 || limits.atOnce() > 1000) {
            throw new BadSetting(
                    "longshore.engine-calls.at-once", "It is out of range.", "Use a number from 1 to 1000.");
        }
    }
}
