package dev.longshore.engine;

/**
 * 64-bit hashes of label names and of names with values: a multiplication a character as in FNV-1a, then the finaliser of
 * MurmurHash3, which lets each bit of the input change each bit of the hash.
 */
final class LabelHash {

    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    /** Beyond every character, so that {@code a=b} and {@code c} differ from {@code a} and {@code b=c}. */
    private static final int SEPARATOR = 0x10001;

    private LabelHash() {}

    static long ofName(String name) {
        return finish(mix(SEED, name));
    }

    static long ofPair(String name, String value) {
        return finish(mix(step(mix(SEED, name), SEPARATOR), value));
    }

    /** The same for a value that stands in an array. */
    static long ofPair(String name, char[] value, int offset, int length) {
        long hash = step(mix(SEED, name), SEPARATOR);
        for (int i = offset; i < offset + length; i++) {
            hash = step(hash, value[i]);
        }
        return finish(hash);
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = step(mixed, text.charAt(i));
        }
        return mixed;
    }

    /** The shift brings high bits down, which a multiplication alone never does. */
    private static long step(long hash, int unit) {
        long product = (hash ^ unit) * PRIME;
        return product ^ (product >>> 29);
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
