package io.cess4j.ai.worker;

import io.cess4j.ai.worker.WorkerException.StoreFailed;
import io.cess4j.chain.Bytes32;
import java.time.Duration;

/** Where containers and models lie. */
public interface UpdateStore {
  /**
   * Stores bytes that everybody may read; a container is sealed already.
   *
   * @param name for the owner's own list
   * @return the file's id
   * @throws StoreFailed where they could not be stored
   */
  Bytes32 put(byte[] bytes, String name);

  /**
   * Fetches a file.
   *
   * @param most bytes that it may have
   * @param patience how long at most
   * @throws StoreFailed where it is not there, longer, or not here in time
   */
  byte[] get(Bytes32 fid, long most, Duration patience);
}
