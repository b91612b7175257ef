package dev.longshore.engine.docker;

import dev.longshore.reference.ContainerId;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses names and ids that the engine sends. Docker's word for none is no name; what Docker's own parser would refuse is
 * left out, with one warning a name.
 */
final class Names {

    private static final Logger LOG = LoggerFactory.getLogger(Names.class);

    /** So many names are remembered as warned of; beyond, the oldest may be warned of again. */
    private static final int WARNED_CAP = 1000;

    private final Set<String> warned = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > WARNED_CAP;
        }
    }));

    /** The references among the texts, each once, in their order. */
    Set<ImageReference> references(Collection<String> texts) {
        Set<ImageReference> references = new LinkedHashSet<>();
        for (String text : texts) {
            ImageReference reference = isNone(text) ? null : orWarned(text);
            if (reference != null) {
                references.add(reference);
            }
        }
        return references;
    }

    /** The id that a field holds; null if it is empty or holds something else. */
    static @Nullable ImageId imageId(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : ImageId.parse(text);
        } catch (InvalidReference e) {
            return null;
        }
    }

    /** The id that a field holds; null if it holds something else. */
    static @Nullable ContainerId containerId(String text) {
        try {
            return ContainerId.parse(text);
        } catch (InvalidReference e) {
            return null;
        }
    }

    /** The name that a field holds; null if it holds something else. */
    static @Nullable ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidReference e) {
            return null;
        }
    }

    /** The digest that a field holds; null if it holds something else. */
    static @Nullable Digest digest(@Nullable String text) {
        try {
            return text == null ? null : Digest.parse(text);
        } catch (InvalidReference e) {
            return null;
        }
    }

    private static boolean isNone(String text) {
        return text.startsWith("<none>") || text.endsWith(":<none>") || text.endsWith("@<none>");
    }

    private @Nullable ImageReference orWarned(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidReference e) {
            if (warned.add(text)) {
                LOG.warn("The engine gives an image a name that is none, which is left out: {}", e.getMessage());
            }
            return null;
        }
    }
}
