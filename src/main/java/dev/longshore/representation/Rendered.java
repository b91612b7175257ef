package dev.longshore.representation;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that was rendered once and is sent many times, compressed once at the first wish for it. Nothing of it depends on
 * who gets it, beyond the view it was rendered for.
 */
public final class Rendered {

    /** Less is not worth compressing; as {@code server.compression.min-response-size}. */
    private static final int LEAST_COMPRESSED = 1024;

    private static final List<Coding> CODINGS = List.of(Coding.values());

    private final byte[] json;
    private final Form plain;

    /** By their codings, without the plain one. */
    private volatile Map<Coding, Form> compressed = Map.of();

    /** JSON with its tag. */
    public Rendered(byte[] json, EntityTag tag) {
        this.json = json;
        this.plain = new Form(json, Coding.IDENTITY, tag);
    }

    /** The JSON. */
    public byte[] json() {
        return json;
    }

    /** Its tag, uncompressed. */
    public EntityTag tag() {
        return plain.tag();
    }

    /** The form for a request with this {@code Accept-Encoding}. */
    public Form accepted(@Nullable String acceptEncoding) {
        return json.length < LEAST_COMPRESSED ? plain : in(Coding.accepted(acceptEncoding));
    }

    /**
     * The tag of the answer that nothing has changed (304) to a request that got this form otherwise: where the caller names
     * the uncompressed one alone, that, so that a cache knows which of its copies is still good (RFC 9111, section 4.3.4).
     */
    public EntityTag unchanged(Form form, String ifNoneMatch) {
        return tag().isAloneIn(ifNoneMatch) ? tag() : form.tag();
    }

    /** Whether an {@code If-None-Match} header names it, in whatever coding. A loop, as this is done for every request. */
    public boolean isNamedIn(String ifNoneMatch) {
        for (Coding coding : CODINGS) {
            if (coding.mark(tag()).isNamedIn(ifNoneMatch)) {
                return true;
            }
        }
        return false;
    }

    private Form in(Coding coding) {
        if (coding == Coding.IDENTITY) {
            return plain;
        }
        Form known = compressed.get(coding);
        return known == null ? made(coding) : known;
    }

    private synchronized Form made(Coding coding) {
        Map<Coding, Form> forms = new EnumMap<>(Coding.class);
        forms.putAll(compressed);
        Form form = forms.computeIfAbsent(coding, each -> new Form(each.of(json), each, plain.tag()));
        compressed = forms;
        return form;
    }

    /** The bytes in one coding. */
    public static final class Form {

        private final byte[] bytes;
        private final Coding coding;
        private final EntityTag tag;
        private boolean sent;
        private volatile @Nullable ByteBuffer outsideTheHeap;

        private Form(byte[] bytes, Coding coding, EntityTag plain) {
            this.bytes = bytes;
            this.coding = coding;
            this.tag = coding.mark(plain);
        }

        /** The bytes; not to be changed. */
        public byte[] bytes() {
            return bytes;
        }

        /** How they are coded. */
        public Coding coding() {
            return coding;
        }

        /** The tag of these bytes. */
        public EntityTag tag() {
            return tag;
        }

        /**
         * The bytes to be written to a channel. From the second time on they lie outside the heap, where a channel takes them
         * without another copy; who is asked once only spends nothing on it.
         */
        public ByteBuffer buffer() {
            ByteBuffer known = outsideTheHeap;
            return known == null ? first() : known.duplicate();
        }

        private synchronized ByteBuffer first() {
            if (!sent) {
                sent = true;
                return ByteBuffer.wrap(bytes);
            }
            ByteBuffer known = outsideTheHeap;
            if (known == null) {
                known = ByteBuffer.allocateDirect(bytes.length)
                        .put(bytes)
                        .flip()
                        .asReadOnlyBuffer();
                outsideTheHeap = known;
            }
            return known.duplicate();
        }
    }
}
