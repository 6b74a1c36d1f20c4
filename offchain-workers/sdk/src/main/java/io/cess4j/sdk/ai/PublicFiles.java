package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/** Files of accounts as the storage network has them. */
public interface PublicFiles {
  /**
   * Files of an owner that can be opened here and bear a name.
   *
   * @param firstBlock of their deals
   * @return ids, newest first; a bounded number
   */
  List<Bytes32> named(Address owner, String name, long firstBlock);

  /**
   * @param most bytes that it may have
   * @throws io.cess4j.sdk.CessException where it is not there or longer
   */
  byte[] read(Bytes32 fid, long most);
}
