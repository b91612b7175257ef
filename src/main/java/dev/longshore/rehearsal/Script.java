package dev.longshore.rehearsal;

import java.util.List;

/** What callers ask most: people and dashboards that read, probes, Swagger UI, and requests that are refused. */
final class Script {

    private static final String IMAGE = StandInAnswers.NAME;

    private Script() {}

    static List<Scene> scenes() {
        return List.of(
                Scene.of("/actuator/health/liveness", "UP"),
                Scene.of("/actuator/health/readiness", "UP"),
                Scene.of("/actuator/health", "UP"),
                Scene.of("/images", IMAGE),
                Scene.of("/images", IMAGE),
                Scene.of("/images", "").with("Accept-Encoding", "gzip"),
                Scene.of("/images", "").with("If-None-Match", "*").answered(304),
                Scene.of("/images", IMAGE).with("Cache-Control", "max-age=60"),
                Scene.of("/images", "REPOSITORY").with("Accept", "text/plain"),
                Scene.of("/images?limit=2&sort=sizeBytes", "items"),
                Scene.of("/images?reference=rehearsal/*&label=tier=web&dangling=false&inUse=false", "items"),
                Scene.of("/images/" + IMAGE, "layers"),
                Scene.of("/images/" + IMAGE, "layers"),
                Scene.of("/images/" + IMAGE + "?fields=id,architecture", "sha256:"),
                Scene.of("/images/" + IMAGE + "/tags", IMAGE),
                Scene.of("/images/" + IMAGE + "/inspect", "RootFS"),
                Scene.of("/images/" + IMAGE + "/inspect?format=%7B%7B.Id%7D%7D", "sha256:"),
                Scene.of("/images/" + IMAGE + "/history", "createdBy"),
                Scene.of("/images/nothing-of-this-name", "image-not-found").answered(404),
                Scene.of("/images?limit=none", "invalid-parameter").answered(400),
                Scene.of("/images?tags=none", "unknown-parameter").answered(400),
                Scene.of("/images", "unauthenticated").with("Authorization", "").answered(401),
                Scene.of("/containers", StandInAnswers.CONTAINER),
                Scene.of("/containers?state=running", StandInAnswers.CONTAINER),
                Scene.of("/containers", "CONTAINER ID").with("Accept", "text/plain"),
                Scene.of("/containers/" + StandInAnswers.CONTAINER, "running"),
                Scene.of("/engines", "local"),
                Scene.of("/engines/local", "live"),
                Scene.of("/engines/local/images", IMAGE),
                Scene.of("/images/pulls", "items"),
                Scene.of("/registries", "items"),
                Scene.of("/", "<html"),
                Scene.of("/openapi.json", "openapi"),
                Scene.of("/actuator/prometheus", "longshore_"));
    }
}
