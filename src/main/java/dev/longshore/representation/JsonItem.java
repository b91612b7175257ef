package dev.longshore.representation;

/**
 * An item of lists as JSON, rendered once.
 *
 * @param json its bytes
 * @param hash a hash of them
 */
@SuppressWarnings("ArrayRecordComponent") // never changed and never compared
public record JsonItem(byte[] json, byte[] hash) {

    /** The item of a value. */
    public static JsonItem of(Object value) {
        byte[] json = Json.bytes(value);
        return new JsonItem(json, EntityTag.hashOf(json));
    }
}
