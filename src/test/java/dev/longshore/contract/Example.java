package dev.longshore.contract;

import dev.longshore.access.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to the {@link ExampleWorld}. Its answer stands in the document; a new operation needs one here.
 *
 * @param operation the operation's id
 * @param name a word of its own among the operation's examples
 * @param summary what it shows
 * @param role of the token
 * @param method the request's
 * @param path with the query
 * @param headers beside those that every example has
 * @param body JSON, null for none
 */
record Example(
        String operation,
        String name,
        String summary,
        Role role,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    private static final Map<String, String> AS_TEXT = Map.of("Accept", "text/plain");

    static List<Example> all() {
        return Stream.of(reads(), transfers(), ChangeExamples.all(), ChangeExamples.transfers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> transfers() {
        String pull = "/images/pulls/" + ChangeExamples.id(1);
        String push = "/images/pushes/" + ChangeExamples.id(3);
        return List.of(
                viewer("listPulls", "all", "The pulls of the last day", "/images/pulls"),
                viewer("listPulls", "failed", "Those that failed", "/images/pulls?state=failed"),
                viewer("listPulls", "unknown", "A state that is none", "/images/pulls?state=done"),
                viewer("getPull", "succeeded", "One that has ended", pull),
                viewer("getPull", "elsewhere", "One of another engine", "/engines/far" + pull),
                viewer("followPull", "ended", "One that has ended", pull + "/events"),
                table("followPull", "printed", "The end of one as docker pull prints it", pull + "/events"),
                viewer("listPushes", "all", "The pushes of the last day", "/images/pushes"),
                viewer("getPush", "succeeded", "One that has ended", push),
                viewer("followPush", "ended", "One that has ended", push + "/events"));
    }

    private static List<Example> reads() {
        return List.of(
                viewer("listImages", "all", "All images", "/images"),
                viewer("listImages", "filtered", "The first of a team's images", "/images?reference=team/*&limit=1"),
                viewer("listImages", "far", "Those of a named engine", "/engines/far/images"),
                table("listImages", "table", "The table of docker images", "/images"),
                viewer("listImages", "misspelled", "A parameter that there is not", "/images?labels=tier"),
                viewer("getImage", "byName", "An image by name", "/images/team%2Fapp:1.1"),
                viewer("getImage", "fields", "Some of its fields", "/images/a3ed95ca?fields=architecture,config.cmd"),
                viewer("getImage", "unknown", "An image that is not here", "/images/team%2Fapp:2.0"),
                operator("inspectImage", "document", "The engine's own document", "/images/team%2Fapp:1.1/inspect"),
                operator("inspectImage", "field", "One field", "/images/team%2Fapp:1.1/inspect?format=%7B%7B.Os%7D%7D"),
                operator(
                        "inspectImage",
                        "template",
                        "A template that does not work here",
                        "/images/team%2Fapp:1.1/inspect?format=%7B%7Brange%20.RepoTags%7D%7D%7B%7B.%7D%7D%7B%7Bend%7D%7D"),
                viewer("inspectImage", "forbidden", "Not for viewers", "/images/team%2Fapp:1.1/inspect"),
                viewer("getImageHistory", "steps", "How it was made", "/images/team%2Fapp:1.1/history"),
                table("getImageHistory", "table", "The table", "/images/team/app:1.1/history"),
                viewer("listImageTags", "tags", "Its tags", "/images/a3ed95ca/tags"),
                viewer("getImageTag", "tag", "One of its tags", "/images/a3ed95ca/tags/team%2Fapp:1.1"),
                viewer("getImageTag", "ofAnother", "Another image's", "/images/a3ed95ca/tags/postgres:17"),
                viewer("listContainers", "all", "All containers, stopped ones too", "/containers"),
                viewer("listContainers", "filtered", "Those that run", "/containers?state=running"),
                table("listContainers", "table", "The table of docker ps -a", "/containers"),
                viewer("watchImages", "ready", "Its first event", "/images/events"),
                viewer("watchContainers", "ready", "Its first event", "/containers/events"),
                viewer("getContainer", "byName", "A container by name", "/containers/web"),
                viewer("getContainer", "unknown", "A container that is not here", "/containers/worker"),
                operator("inspectContainer", "document", "The engine's own document", "/containers/web/inspect"),
                operator(
                        "inspectContainer",
                        "field",
                        "One field",
                        "/containers/web/inspect?format=%7B%7B.State.Status%7D%7D"),
                viewer("searchImages", "words", "Images of Docker Hub", "/images/search?term=redis"),
                viewer(
                        "searchImages",
                        "filtered",
                        "The best known that are not official",
                        "/images/search?term=redis&official=false&minStars=10&limit=1"),
                table("searchImages", "table", "The table of docker search", "/images/search?term=redis"),
                viewer("searchImages", "tooMany", "More than a registry gives", "/images/search?term=redis&limit=500"),
                viewer("getImageRemoval", "untags", "A name among several", "/images/team%2Fapp:latest/removal"),
                viewer("getImageRemoval", "deletes", "An image that nothing holds", "/images/77d0c5b1/removal"),
                viewer("getImageRemoval", "blocked", "All that is in the way", "/images/a3ed95ca/removal"),
                viewer(
                        "getImageRemoval",
                        "forced",
                        "What force cannot overrule",
                        "/images/a3ed95ca/removal?force=true"),
                viewer("getImageRemoval", "child", "On a named engine", "/engines/far/images/c41a90d2/removal"),
                viewer("getImageRemoval", "unknown", "An image that is not here", "/images/team%2Fapp:2.0/removal"),
                viewer("getImageFreshness", "current", "Pulled, and still the newest", "/images/postgres:17/freshness"),
                viewer(
                        "getImageFreshness",
                        "unknown",
                        "Built here, so that there is nothing to compare",
                        "/images/team%2Fapp:1.1/freshness"),
                viewer(
                        "listImages",
                        "current",
                        "Those that are the newest under their tags",
                        "/images?freshness=current"),
                viewer("listRegistries", "all", "All that are configured", "/registries"),
                viewer("getRegistry", "one", "One of them", "/registries/registry.example.com"),
                viewer("getRegistry", "unknown", "One that is not configured", "/registries/other.example.com"),
                viewer("getRegistry", "malformed", "A host that is none", "/registries/registry"),
                viewer(
                        "listRepositories",
                        "page",
                        "The first of them",
                        "/registries/registry.example.com/repositories?limit=1"),
                viewer(
                        "listRepositories",
                        "unknown",
                        "Of a registry that is not configured",
                        "/registries/other.example.com/repositories"),
                viewer(
                        "listRepositoryTags",
                        "digests",
                        "With their digests",
                        "/registries/registry.example.com/repositories/team%2Ftool/tags?digest=true"),
                viewer(
                        "listRepositoryTags",
                        "unknown",
                        "A repository that there is not",
                        "/registries/registry.example.com/repositories/team/none/tags"),
                viewer("searchImages", "registries", "In a configured registry too", "/images/search?term=team"),
                viewer("listEngines", "all", "All engines", "/engines"),
                viewer("getEngine", "one", "An engine", "/engines/far"),
                viewer("getEngine", "unknown", "An engine that there is not", "/engines/near"));
    }

    private static Example viewer(String operation, String name, String summary, String path) {
        return new Example(operation, name, summary, Role.VIEWER, "GET", path, Map.of(), null);
    }

    private static Example operator(String operation, String name, String summary, String path) {
        return new Example(operation, name, summary, Role.OPERATOR, "GET", path, Map.of(), null);
    }

    private static Example table(String operation, String name, String summary, String path) {
        return new Example(operation, name, summary, Role.VIEWER, "GET", path, AS_TEXT, null);
    }
}
