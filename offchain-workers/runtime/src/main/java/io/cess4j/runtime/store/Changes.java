package io.cess4j.runtime.store;

/** Writes that happen together or not at all. Valid only inside {@link KeyValueStore#write}. */
public interface Changes {

  Changes put(String family, byte[] key, byte[] value);

  Changes delete(String family, byte[] key);
}
