package dev.longshore.reference;

import dev.longshore.reference.InvalidReference.Reason;
import java.util.Arrays;

/** Finds the part of a malformed reference that is at fault, and the words for it. */
final class Misfit {
    private Misfit() {}

    /** The refusal of a normalized text whose parts do not fit the grammar. */
    static InvalidReference in(Normalized text, Parts parts) {
        if (!Grammar.isPath(parts.path())) {
            boolean hostAtFault = parts.domain().isEmpty() && !Grammar.isPathComponent(text.domain());
            return hostAtFault ? inHost(text.domain()) : inPath(parts.path());
        }
        String tag = parts.tag();
        if (tag != null && !Grammar.isTag(tag)) {
            return new InvalidReference(Reason.FORMAT, tag, Grammar.tagRule(tag));
        }
        return inDigest(parts.digest() == null ? "" : parts.digest());
    }

    private static InvalidReference inHost(String host) {
        return refusal(
                host,
                "The registry host %s is malformed:"
                        + " a host name, IPv4 address or [IPv6 address] is needed, with :port if any.");
    }

    private static InvalidReference inPath(String path) {
        String component = Arrays.stream(path.split("/", -1))
                .filter(each -> !Grammar.isPathComponent(each))
                .findFirst()
                .orElse(path);
        if (component.isEmpty()) {
            return refusal(
                    component,
                    "A component of the repository name is empty:"
                            + " there is a slash, colon or @ with nothing before it, or a slash at the end.");
        }
        return refusal(
                component,
                "The component %s of the repository name is not allowed: it has lower-case letters and digits,"
                        + " with one '.', one or two '_' or any number of '-' only between them.");
    }

    private static InvalidReference inDigest(String digest) {
        return refusal(digest, "The digest %s is malformed: it has the form sha256: and 64 lower-case hex digits.");
    }

    private static InvalidReference refusal(String part, String sentence) {
        return new InvalidReference(Reason.FORMAT, part, sentence.replace("%s", Text.quoted(part)));
    }
}
