package org.brightline.platform.vault;

/**
 * Wraps the keys of exhibits under a master key: a file by default, a key management service where one is there. A bean of this type
 * replaces the file.
 */
public interface KeyWrapper {

    /** Which master key it is; stands beside every wrapped key. Stable, without secrets. */
    String keyId();

    /**
     * Encrypts a key.
     *
     * @param context authenticated with it; unwrapping needs the same
     */
    byte[] wrap(byte[] key, byte[] context);

    /**
     * Decrypts a key.
     *
     * @throws IllegalStateException if it was not wrapped by this master key with this context
     */
    byte[] unwrap(byte[] wrapped, byte[] context);
}
