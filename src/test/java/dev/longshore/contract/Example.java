package dev.longshore.contract;

import dev.longshore.access.Role;
import java.util.List;

/**
 * A request to the {@link ExampleWorld}. Its answer stands in the document; a new operation needs one here.
 *
 * @param operation the operation's id
 * @param name a word of its own among the operation's examples
 * @param summary what it shows
 * @param role of the token
 * @param path with the query
 * @param accept the header, empty for none
 */
record Example(String operation, String name, String summary, Role role, String path, String accept) {

    private static final String TEXT = "text/plain";

    static List<Example> all() {
        return List.of(
                viewer("listImages", "all", "All images", "/images"),
                viewer("listImages", "filtered", "The first of a team's images", "/images?reference=team/*&limit=1"),
                viewer("listImages", "far", "Those of a named engine", "/engines/far/images"),
                new Example("listImages", "table", "The table of docker images", Role.VIEWER, "/images", TEXT),
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
                new Example("getImageHistory", "table", "The table", Role.VIEWER, "/images/team/app:1.1/history", TEXT),
                viewer("listImageTags", "tags", "Its tags", "/images/a3ed95ca/tags"),
                viewer("getImageTag", "tag", "One of its tags", "/images/a3ed95ca/tags/team%2Fapp:1.1"),
                viewer("getImageTag", "ofAnother", "Another image's", "/images/a3ed95ca/tags/postgres:17"),
                viewer("listContainers", "all", "All containers, stopped ones too", "/containers"),
                viewer("listContainers", "filtered", "Those that run", "/containers?state=running"),
                new Example("listContainers", "table", "The table of docker ps -a", Role.VIEWER, "/containers", TEXT),
                viewer("getContainer", "byName", "A container by name", "/containers/web"),
                viewer("getContainer", "unknown", "A container that is not here", "/containers/worker"),
                operator("inspectContainer", "document", "The engine's own document", "/containers/web/inspect"),
                operator(
                        "inspectContainer",
                        "field",
                        "One field",
                        "/containers/web/inspect?format=%7B%7B.State.Status%7D%7D"),
                viewer("listEngines", "all", "All engines", "/engines"),
                viewer("getEngine", "one", "An engine", "/engines/far"),
                viewer("getEngine", "unknown", "An engine that there is not", "/engines/near"));
    }

    private static Example viewer(String operation, String name, String summary, String path) {
        return new Example(operation, name, summary, Role.VIEWER, path, "");
    }

    private static Example operator(String operation, String name, String summary, String path) {
        return new Example(operation, name, summary, Role.OPERATOR, path, "");
    }
}
