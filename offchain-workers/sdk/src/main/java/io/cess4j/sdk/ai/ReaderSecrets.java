package io.cess4j.sdk.ai;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.sdk.storage.SealingKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * All reader keys that an account has registered, newest first: a container stays sealed to the one
 * that was the newest when it was made.
 */
final class ReaderSecrets implements AutoCloseable {
  private final List<SecretScalar> secrets = new ArrayList<>();

  ReaderSecrets(Network network, Account account) {
    int newest = network.sharing().readerKeys().versionOf(account.address());
    try (SecretScalar master = new SealingKeys(account, network.connection().chainId()).secret()) {
      for (int version = newest; version > 0; version--) {
        secrets.add(SharingKeys.reader(master, version));
      }
    }
  }

  List<SecretScalar> all() {
    return secrets;
  }

  @Override
  public void close() {
    secrets.forEach(SecretScalar::close);
  }
}
