package dev.longshore.rehearsal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the stand-in answers: the engine's own forms of API 1.41, with little in them. */
final class StandInAnswers {

    static final String API = "1.41";

    /** A name of one of its images. */
    static final String NAME = "rehearsal/app-7:1";

    /** The name of its container. */
    static final String CONTAINER = "rehearsal-web";

    private static final int IMAGES = 200;

    private StandInAnswers() {}

    /** The JSON at this path, or text at {@code /_ping}; empty where there is nothing. */
    static String to(String path) {
        return switch (path) {
            case "/_ping" -> "OK";
            case "/version" -> """
                    {"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}""";
            case "/info" -> """
                    {"ID":"REHEARSAL","Name":"rehearsal","ServerVersion":"20.10.24","Driver":"overlay2","DriverStatus":[],
                     "OSType":"linux","Architecture":"x86_64","Images":200,"Containers":1}""";
            case "/images/json" ->
                IntStream.rangeClosed(1, IMAGES)
                        .mapToObj(StandInAnswers::row)
                        .collect(Collectors.joining(",", "[", "]"));
            case "/containers/json" -> "[" + containerRow() + "]";
            default -> document(path);
        };
    }

    private static String document(String path) {
        if (path.startsWith("/images/") && path.endsWith("/json")) {
            return image();
        }
        if (path.startsWith("/images/") && path.endsWith("/history")) {
            return history();
        }
        return path.startsWith("/containers/") && path.endsWith("/json") ? container() : "";
    }

    private static String id(int number) {
        return "sha256:%064x".formatted(number);
    }

    private static String row(int number) {
        return """
                {"Id":"%s","ParentId":"","RepoTags":["rehearsal/app-%d:1"],"RepoDigests":[],"Created":%d,"Size":%d,
                 "SharedSize":-1,"Labels":{"tier":"%s"},"Containers":-1}""".formatted(
                        id(number), number, 1_700_000_000 + number, 1_000 + number, number % 2 == 0 ? "web" : "db");
    }

    private static String image() {
        return """
                {"Id":"%s","RepoTags":["%s"],"RepoDigests":[],"Parent":"","Created":"2023-11-14T22:13:27Z",
                 "Architecture":"amd64","Os":"linux","Size":1007,
                 "Config":{"Env":["PATH=/bin"],"Cmd":["app"],"Labels":{"tier":"db"}},
                 "RootFS":{"Type":"layers","Layers":["%s"]}}""".formatted(id(7), NAME, id(100_000));
    }

    private static String history() {
        return """
                [{"Id":"%s","Created":1700000007,"CreatedBy":"/bin/sh -c app","Size":1007,"Comment":"","Tags":["%s"]}]""".formatted(id(7), NAME);
    }

    private static String containerRow() {
        return """
                {"Id":"%064x","Names":["/%s"],"Image":"%s","ImageID":"%s","Command":"app","Created":1700000100,
                 "Ports":[{"PrivatePort":80,"Type":"tcp"}],"Labels":{},"State":"running","Status":"Up 5 minutes",
                 "HostConfig":{"NetworkMode":"default"},"NetworkSettings":{"Networks":{}},"Mounts":[]}""".formatted(1, CONTAINER, NAME, id(7));
    }

    private static String container() {
        return """
                {"Id":"%064x","Name":"/%s","Image":"%s","Created":"2023-11-14T22:15:00Z","Path":"app","Args":[],
                 "State":{"Status":"running","Running":true,"StartedAt":"2023-11-14T22:15:01Z",
                 "FinishedAt":"0001-01-01T00:00:00Z","ExitCode":0},"RestartCount":0,
                 "HostConfig":{"NetworkMode":"default","RestartPolicy":{"Name":"no"}},
                 "Config":{"Image":"%s","Env":["PATH=/bin"],"Cmd":["app"],"Labels":{}},
                 "NetworkSettings":{"Ports":{},"Networks":{}},"Mounts":[]}""".formatted(1, CONTAINER, id(7), NAME);
    }
}
