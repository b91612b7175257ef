package dev.longshore.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Which requests meet which reaction, the newest rule first, and the record of all that came. */
final class Rules {
    private record Rule(String method, Pattern path, Reaction reaction) {
        boolean matches(ProxiedRequest request) {
            return (method.equals("*") || method.equals(request.method()))
                    && path.matcher(request.path()).matches();
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Queue<ProxiedRequest> requests = new ConcurrentLinkedQueue<>();

    void add(String method, String path, Reaction reaction) {
        rules.addFirst(new Rule(method, Pattern.compile(path), reaction));
    }

    void clear() {
        rules.clear();
    }

    Optional<Reaction> record(ProxiedRequest request) {
        requests.add(request);
        return rules.stream()
                .filter(rule -> rule.matches(request))
                .map(Rule::reaction)
                .findFirst();
    }

    List<ProxiedRequest> requests() {
        return List.copyOf(requests);
    }

    void forget() {
        requests.clear();
    }
}
