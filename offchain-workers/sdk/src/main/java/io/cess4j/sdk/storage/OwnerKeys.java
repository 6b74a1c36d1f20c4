package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.SealingKey;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.sdk.keys.FileSeed;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that opens an account's own files: its sealing keys, one a generation, and those of erasable
 * files from its key ring.
 */
final class OwnerKeys {
  /** Rotations on other machines, of which this ring does not know. */
  private static final int AHEAD = 16;

  private final SealingKeys sealing;
  private final KeyRing ring;
  private final Place place;

  OwnerKeys(Account account, Network network, KeyRing ring) {
    this.sealing = new SealingKeys(account, network.connection().chainId());
    this.ring = ring;
    this.place = Place.of(network);
  }

  /** The public half for new files, 48 bytes compressed. */
  byte[] publicKey() {
    try (SecretScalar secret = sealing.secret(ring.generation())) {
      return secret.timesG1().compressed();
    }
  }

  /**
   * Opens the keys of a file's deals.
   *
   * @throws CapsuleRejected where none of the account's keys does
   */
  List<FileKeys> open(List<Descriptor> descriptors) {
    Descriptor first = descriptors.getFirst();
    if (first.entry().publicKeys().isPresent()) {
      return descriptors.stream().map(FileKeys::published).toList();
    }
    for (FileSeed seed : ring.seeds(place, first.deal())) {
      try (SecretScalar secret = seed.secret()) {
        if (FileKeys.isSealedTo(first, secret.timesG1())) {
          return open(descriptors, secret);
        }
      }
    }
    int current = ring.generation();
    int[] order =
        IntStream.concat(
                IntStream.rangeClosed(0, current).map(back -> current - back),
                IntStream.rangeClosed(
                    current + 1, Math.min(current + AHEAD, SealingKey.MAXIMUM_GENERATION)))
            .toArray();
    for (int generation : order) {
      try (SecretScalar secret = sealing.secret(generation)) {
        if (FileKeys.isSealedTo(first, secret.timesG1())) {
          return open(descriptors, secret);
        }
      }
    }
    throw new CapsuleRejected("none of the account's sealing keys opens the capsule");
  }

  private static List<FileKeys> open(List<Descriptor> descriptors, SecretScalar secret) {
    return descriptors.stream().map(descriptor -> FileKeys.open(descriptor, secret)).toList();
  }

  /** Whether the key of a deal's file is in the ring only. */
  boolean isErasable(Descriptor descriptor) {
    for (FileSeed seed : ring.seeds(place, descriptor.deal())) {
      try (SecretScalar secret = seed.secret()) {
        if (FileKeys.isSealedTo(descriptor, secret.timesG1())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the file of a deal was erased with this ring. */
  boolean isErased(Descriptor descriptor) {
    return ring.isErased(place, descriptor.deal());
  }
}
