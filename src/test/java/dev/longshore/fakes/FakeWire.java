package dev.longshore.fakes;

import dev.longshore.registries.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network on which registries answer what a test wants; hosts are on the internet unless a test says otherwise. */
public final class FakeWire implements Wire {

    /** What happens to a request. */
    public interface Answer {

        /** The reply to it, or the failure. */
        Reply to(Question question) throws IOException;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new ConcurrentHashMap<>();

    /** All requests, in order. */
    public final List<Question> asked = new CopyOnWriteArrayList<>();

    /** Forgets what was answered and asked. */
    public void empty() {
        answers.clear();
        hosts.clear();
        asked.clear();
    }

    /** Gives a host an address, in digits. */
    public void livesAt(String host, String address) {
        hosts.put(host, address);
    }

    /** Answers a request, as {@code GET https://registry.example.com/v2/}. */
    public void on(String request, Answer answer) {
        answers.put(request, answer);
    }

    /** Answers it with 200 and this JSON, in which single quotes stand for double ones. */
    public void on(String request, String json) {
        on(request, question -> reply(200, json.replace('\'', '"')));
    }

    /** A reply with headers by name and value. */
    public static Reply reply(int status, String body, String... headers) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int n = 0; n < headers.length; n += 2) {
            map.computeIfAbsent(headers[n], name -> new ArrayList<>()).add(headers[n + 1]);
        }
        return new Reply(status, HttpHeaders.of(map, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    /** What was asked, as text. */
    public List<String> requests() {
        return asked.stream().map(Question::toString).toList();
    }

    @Override
    public Reply send(Question question) throws IOException {
        asked.add(question);
        Answer answer = answers.get(question.toString());
        if (answer == null) {
            throw new ConnectException("Connection refused");
        }
        return answer.to(question);
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        String address = hosts.getOrDefault(host, host.equals("localhost") ? "127.0.0.1" : "203.0.113.10");
        if (address.isEmpty()) {
            throw new UnknownHostException(host);
        }
        boolean digits = host.matches("[0-9.]+|\\[.*]");
        return List.of(InetAddress.getByName(digits ? host : address));
    }
}
