package dev.longshore.representation;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON that was rendered once and is sent many times, compressed once at the first wish for it. Nothing of it depends on
 * who gets it, beyond the view it was rendered for.
 */
public final class Rendered {

    /** Less is not worth compressing; as {@code server.compression.min-response-size}. */
    private static final int LEAST_COMPRESSED = 1024;

    private final byte[] json;
    private final Form plain;
    private volatile @Nullable Form gzip;

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
        return json.length >= LEAST_COMPRESSED && Coding.accepted(acceptEncoding) == Coding.GZIP ? gzip() : plain;
    }

    /**
     * The tag of the answer that nothing has changed (304) to a request that got this form otherwise: where the caller names
     * the uncompressed one alone, that, so that a cache knows which of its copies is still good (RFC 9111, section 4.3.4).
     */
    public EntityTag unchanged(Form form, String ifNoneMatch) {
        return tag().isAloneIn(ifNoneMatch) ? tag() : form.tag();
    }

    /** Whether an {@code If-None-Match} header names it, in whatever coding. */
    public boolean isNamedIn(String ifNoneMatch) {
        return tag().isNamedIn(ifNoneMatch) || Coding.GZIP.mark(tag()).isNamedIn(ifNoneMatch);
    }

    private Form gzip() {
        Form known = gzip;
        return known == null ? compressed() : known;
    }

    private synchronized Form compressed() {
        Form known = gzip;
        if (known == null) {
            known = new Form(Coding.GZIP.of(json), Coding.GZIP, plain.tag());
            gzip = known;
        }
        return known;
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
