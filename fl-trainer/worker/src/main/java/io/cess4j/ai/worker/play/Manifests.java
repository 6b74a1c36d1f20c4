package io.cess4j.ai.worker.play;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapManifest;
import io.cess4j.protocol.ByteString;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import io.cess4j.sdk.ai.seal.SignedManifest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The first manifest of every seat and round that was seen, on disk: root 32 ‖ signature 64. It
 * counts in whatever container it was, so an equivocator is found out too where somebody else has
 * revealed its second update.
 */
final class Manifests {
  private static final int SIGNATURE_BYTES = 64;

  private final Desk desk;

  Manifests(Desk desk) {
    this.desk = desk;
  }

  /**
   * Takes what a fetched file says.
   *
   * @param newest round so far
   * @param accounts by seat
   * @return proof against the seat that signed it, where it has signed another one before
   */
  synchronized Optional<Equivocation> see(
      byte[] container, int newest, Map<Integer, Address> accounts) {
    Optional<SignedManifest> seen =
        SignedManifest.of(container).filter(manifest -> counts(manifest, newest, accounts));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    ContainerPlace place = seen.get().place();
    AiGapManifest other = manifest(seen.get().root().toBytes(), seen.get().signature().toBytes());
    Optional<AiGapManifest> first = first(place);
    if (first.isEmpty()) {
      WholeFile.write(file(place), bytes(other));
      return Optional.empty();
    }
    return first
        .filter(one -> !one.root().equals(other.root()))
        .map(one -> new Equivocation(place.round(), place.seat(), one, other));
  }

  private boolean counts(SignedManifest seen, int newest, Map<Integer, Address> accounts) {
    ContainerPlace place = seen.place();
    Address account = accounts.get(place.seat());
    return place.equals(desk.place(place.round(), place.seat()))
        && place.round() >= 1
        && place.round() <= newest
        && account != null
        && seen.isBy(account, desk.ai().faults().domain());
  }

  private Optional<AiGapManifest> first(ContainerPlace place) {
    return WholeFile.read(file(place))
        .filter(bytes -> bytes.length == Bytes32.LENGTH + SIGNATURE_BYTES)
        .map(
            bytes ->
                manifest(
                    Arrays.copyOf(bytes, Bytes32.LENGTH),
                    Arrays.copyOfRange(bytes, Bytes32.LENGTH, bytes.length)));
  }

  private static AiGapManifest manifest(byte[] root, byte[] signature) {
    return new AiGapManifest(Bytes32.of(root), Bytes32.ZERO, ByteString.of(signature));
  }

  private static byte[] bytes(AiGapManifest manifest) {
    return ByteBuffer.allocate(Bytes32.LENGTH + SIGNATURE_BYTES)
        .put(manifest.root().bytes())
        .put(manifest.signature().toBytes())
        .array();
  }

  private Path file(ContainerPlace place) {
    return desk.folder()
        .resolve("manifests")
        .resolve("%d-%d".formatted(place.round(), place.seat()));
  }
}
