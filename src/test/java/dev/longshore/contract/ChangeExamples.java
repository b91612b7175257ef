package dev.longshore.contract;

import dev.longshore.access.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The examples that change something, or are refused. */
final class ChangeExamples {

    private static final String APP = "/images/team%2Fapp:1.1";
    private static final String APP_BY_ID =
            "/images/sha256:a3ed95caa3ed95caa3ed95caa3ed95caa3ed95caa3ed95caa3ed95caa3ed95ca";
    private static final String BASE_BY_ID =
            "/engines/far/images/sha256:c41a90d2c41a90d2c41a90d2c41a90d2c41a90d2c41a90d2c41a90d2c41a90d2";
    private static final String QUEUE_BY_ID =
            "/engines/far/images/sha256:e9c01f36e9c01f36e9c01f36e9c01f36e9c01f36e9c01f36e9c01f36e9c01f36";
    private static final String REGISTRY = "/registries/registry.example.com";
    private static final Map<String, String> STALE = Map.of("If-Match", "\"0123456789abcdef\"");

    private ChangeExamples() {}

    static List<Example> all() {
        return List.of(
                tag("made", "Another name", APP, "{'reference':'team/app:1.2'}"),
                tag("again", "A name that it has", APP, "{'reference':'team/app'}"),
                tag("moved", "Taken from another image", "/images/postgres:17", "{'reference':'team/app','move':true}"),
                tag("taken", "Another image's name", APP, "{'reference':'postgres:17'}"),
                tag("short", "By too few digits", "/images/a3ed95ca", "{'reference':'team/app:1.2'}"),
                tag("malformed", "A name that is none", APP, "{'reference':'Team/App:1.2'}"),
                stale("tagImage", "POST", APP + "/tags", "{'reference':'team/app:1.2'}"),
                delete("removeImage", "untags", "A name among several", "/images/team%2Fapp:latest"),
                delete("removeImage", "deletes", "An image", "/images/77d0c5b177d0"),
                delete("removeImage", "inUse", "A stopped container was made from it", "/images/postgres:17"),
                delete("removeImage", "severalBlockers", "A container runs on it, and it has two names", APP_BY_ID),
                delete("removeImage", "severalTags", "It has two names", QUEUE_BY_ID),
                delete("removeImage", "children", "Another image is built on it", BASE_BY_ID),
                delete("removeImage", "forbidden", "Force is for admins", "/images/postgres:17?force=true"),
                admin("removeImage", "forced", "With force", QUEUE_BY_ID + "?force=true"),
                stale("removeImage", "DELETE", APP, null),
                delete("removeImageTag", "removed", "One of two", APP + "/tags/team%2Fapp:latest"),
                delete("removeImageTag", "last", "The last", "/images/postgres:17/tags/postgres:17"),
                delete("removeImageTag", "ofAnother", "Another image's", APP + "/tags/postgres:17"),
                stale("removeImageTag", "DELETE", APP + "/tags/team%2Fapp:latest", null),
                removals("all", "All went", "{'images':['team/app:latest','77d0c5b177d0']}"),
                removals("some", "Two failed", "{'images':['team/app:latest','postgres:17','team/app:2.0']}"),
                removals("malformed", "One is no name: none is removed", "{'images':['team/app:latest','-']}"),
                removals("none", "Nothing named", "{'images':[]}"),
                operator("stopContainer", "stopped", "It ran", "POST", "/containers/web/stop?graceSeconds=5"),
                operator("stopContainer", "unknown", "A container that is not here", "POST", "/containers/worker/stop"),
                delete("removeContainer", "removed", "A stopped one", "/containers/db"),
                delete("removeContainer", "running", "One that runs", "/containers/web"),
                admin("removeContainer", "forced", "One that runs, with force", "/containers/web?force=true"),
                stale("removeContainer", "DELETE", "/containers/db", null),
                registry("made", "A new one", "new.example.com:5000", "{'user':'ci','password':'secret'}"),
                registry("replaced", "One that is there", "registry.example.com", "{'identityToken':'secret'}"),
                registry("malformed", "A password without a user", "registry.example.com", "{'password':'secret'}"),
                operator("setRegistry", "forbidden", "Not for operators", "PUT", REGISTRY, "{}"),
                admin("removeRegistry", "removed", "One that is there", REGISTRY),
                admin("removeRegistry", "unknown", "One that is not", "/registries/other.example.com"),
                operator("checkRegistry", "ok", "One that answers", "POST", REGISTRY + "/check"),
                operator(
                        "checkRegistry",
                        "unreachable",
                        "One that does not",
                        "POST",
                        "/registries/down.example.com/check"));
    }

    private static Example registry(String name, String summary, String host, String body) {
        String path = "/registries/" + host;
        return changing("setRegistry", name, summary, Role.ADMIN, "PUT", path, Map.of(), body);
    }

    private static Example operator(
            String operation, String name, String summary, String method, String path, String body) {
        return changing(operation, name, summary, Role.OPERATOR, method, path, Map.of(), body);
    }

    /** Those that begin or end transfers; {@link ExampleTransfers} tells which there are. */
    static List<Example> transfers() {
        return List.of(
                pull("begun", "It goes on", Map.of(), "{'reference':'registry.example.com/team/slow:2.0'}"),
                pull("joined", "The same is under way", Map.of(), "{'reference':'registry.example.com/team/slow:1.0'}"),
                pull(
                        "waited",
                        "It ends well while the request waits",
                        Map.of("Prefer", "wait=30"),
                        "{'reference':'registry.example.com/team/app:1.1'}"),
                pull(
                        "failed",
                        "It fails while the request waits",
                        Map.of("Prefer", "wait=30"),
                        "{'reference':'registry.example.com/team/none:1.0'}"),
                pull(
                        "printed",
                        "Followed as docker pull prints it",
                        Map.of("Accept", "text/plain"),
                        "{'reference':'registry.example.com/team/app:1.1'}"),
                pull("platform", "No platform", Map.of(), "{'reference':'team/app','platform':'linux/nonsense/x/y'}"),
                pull("allTags", "One image or all", Map.of(), "{'reference':'team/app:1.0','allTags':true}"),
                changing(
                        "startPush",
                        "waited",
                        "It ends well while the request waits",
                        Role.OPERATOR,
                        "POST",
                        "/images/pushes",
                        Map.of("Prefer", "wait=30"),
                        "{'reference':'team/app:1.1'}"),
                delete("cancelPull", "cancelled", "One that runs", "/images/pulls/" + id(4)),
                delete("cancelPull", "finished", "One that has ended", "/images/pulls/" + id(1)),
                delete("cancelPull", "unknown", "One that is not here", "/images/pulls/" + id(9)),
                delete("cancelPush", "cancelled", "One that runs", "/images/pushes/" + id(5)),
                delete("cancelPush", "finished", "One that has ended", "/images/pushes/" + id(3)));
    }

    static String id(int n) {
        return "0d9f1c3e-0000-4000-8000-%012d".formatted(n);
    }

    private static Example pull(String name, String summary, Map<String, String> headers, String body) {
        return changing("startPull", name, summary, Role.OPERATOR, "POST", "/images/pulls", headers, body);
    }

    private static Example tag(String name, String summary, String image, String body) {
        return changing("tagImage", name, summary, Role.OPERATOR, "POST", image + "/tags", Map.of(), body);
    }

    private static Example removals(String name, String summary, String body) {
        return changing("removeImages", name, summary, Role.OPERATOR, "POST", "/images/removals", Map.of(), body);
    }

    private static Example delete(String operation, String name, String summary, String path) {
        return operator(operation, name, summary, "DELETE", path);
    }

    private static Example operator(String operation, String name, String summary, String method, String path) {
        return changing(operation, name, summary, Role.OPERATOR, method, path, Map.of(), null);
    }

    private static Example admin(String operation, String name, String summary, String path) {
        return changing(operation, name, summary, Role.ADMIN, "DELETE", path, Map.of(), null);
    }

    private static Example stale(String operation, String method, String path, @Nullable String body) {
        return changing(operation, "stale", "It is not as it was read", Role.OPERATOR, method, path, STALE, body);
    }

    /** Single quotes stand for double ones in the body. */
    private static Example changing(
            String operation,
            String name,
            String summary,
            Role role,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body) {
        String json = body == null ? null : body.replace('\'', '"');
        return new Example(operation, name, summary, role, method, path, headers, json);
    }
}
