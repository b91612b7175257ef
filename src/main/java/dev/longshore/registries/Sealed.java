package dev.longshore.registries;

/**
 * An encrypted secret.
 *
 * @param keyId tells keys apart, and says nothing of the key
 * @param text nonce and ciphertext in base64
 */
record Sealed(String keyId, String text) {}
