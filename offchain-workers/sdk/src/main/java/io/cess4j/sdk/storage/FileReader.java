package io.cess4j.sdk.storage;

import io.cess4j.chain.Network;
import io.cess4j.proofs.ProofsException;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.retrieval.FileCiphertext;
import io.cess4j.retrieval.FileIdentity;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.OpenDeal;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads files, through a gateway or from the miners themselves; opens the keys here in both cases.
 */
final class FileReader {
  private final Network network;
  private final OwnerKeys ownerKeys;
  private final KnownFiles files;
  private final WorkerClient workers;
  private final SharedKeys shared;

  FileReader(
      Network network,
      OwnerKeys ownerKeys,
      KnownFiles files,
      WorkerClient workers,
      SharedKeys shared) {
    this.shared = shared;
    this.network = network;
    this.ownerKeys = ownerKeys;
    this.files = files;
    this.workers = workers;
  }

  void direct(String fid, Path target, Progress progress) {
    HeldFile file = files.find(fid);
    List<FileKeys> keys = keys(fid, file.descriptors(), progress);
    List<OpenDeal> deals = new ArrayList<>();
    for (int part = 0; part < file.deals().size(); part++) {
      deals.add(
          new OpenDeal(
              file.deals().get(part), file.descriptors().get(part), keys.get(part).maskKey()));
    }
    try (FileCiphertext ciphertext =
        new FileCiphertext(deals, ErasureEngines.select().engine(), workers)) {
      download(fid, target, progress, file.first(), keys, ciphertext::open, ciphertext.size());
    }
  }

  void through(GatewayClient gateway, String fid, Path target, Progress progress) {
    List<Descriptor> descriptors =
        gateway.descriptors(fid).stream().map(bytes -> decode(fid, bytes)).toList();
    if (descriptors.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    identify(fid, descriptors); // first: it asks nobody, however many the gateway names
    descriptors.forEach(descriptor -> check(fid, descriptor));
    List<FileKeys> keys = keys(fid, descriptors, progress);
    List<String> maskKeys =
        keys.stream().map(key -> HexFormat.of().formatHex(key.maskKey().toBytes())).toList();
    long size = descriptors.stream().mapToLong(descriptor -> descriptor.layout().size()).sum();
    SequentialReader.Source source =
        (from, until) -> gateway.ciphertext(fid, maskKeys, from, until);
    download(fid, target, progress, descriptors.getFirst(), keys, source, size);
  }

  private static Descriptor decode(String fid, byte[] bytes) {
    try {
      return DescriptorCodec.decode(bytes);
    } catch (DescriptorRejectedException e) {
      throw new CessException.FileInconsistent(
          fid, "the gateway gave no descriptor: " + e.getMessage());
    }
  }

  private static void identify(String fid, List<Descriptor> descriptors) {
    if (!FileIdentity.matches(fid, descriptors)) {
      throw new CessException.FileInconsistent(
          fid, "the gateway's descriptors do not give this id");
    }
  }

  /** A gateway's word is worth what the chain says of it. */
  private void check(String fid, Descriptor descriptor) {
    Hash256 expected = Hash256.of(network.deals().deal(descriptor.deal()).root().bytes());
    if (!descriptor.root().equals(expected)) {
      throw new CessException.FileInconsistent(
          fid,
          "the gateway's descriptor of deal " + descriptor.deal() + " is not the one on chain");
    }
  }

  private List<FileKeys> keys(String fid, List<Descriptor> descriptors, Progress progress) {
    try {
      return ownerKeys.open(descriptors);
    } catch (ProofsException.CapsuleRejected e) {
      refuseErased(fid, descriptors);
      FileKeyRing ring =
          shared
              .find(fid, descriptors, progress)
              .orElseThrow(
                  () ->
                      new CessException.NotReadable(
                          fid, descriptors.getFirst().owner().toHex(), e));
      KeyCommitment.check(ring.dataKey(), descriptors.getFirst().entry().keyCommitment());
      return ring.maskKeys().stream().map(mask -> new FileKeys(ring.dataKey(), mask)).toList();
    }
  }

  /** Keys of a file of this account, or of a public one, to be given on. */
  OwnFile own(String fid) {
    HeldFile file = files.find(fid);
    try {
      List<FileKeys> keys = ownerKeys.open(file.descriptors());
      if (ownerKeys.isErasable(file.first())) {
        throw new CessException.KeptErasable(fid);
      }
      return new OwnFile(
          fid,
          file.first(),
          new FileKeyRing(
              keys.getFirst().dataKey(), keys.stream().map(FileKeys::maskKey).toList()));
    } catch (ProofsException.CapsuleRejected e) {
      refuseErased(fid, file.descriptors());
      throw new CessException.NotReadable(fid, file.first().owner().toHex(), e);
    }
  }

  private void refuseErased(String fid, List<Descriptor> descriptors) {
    if (ownerKeys.isErased(descriptors.getFirst())) {
      throw new CessException.Erased(fid);
    }
  }

  private static void download(
      String fid,
      Path target,
      Progress progress,
      Descriptor first,
      List<FileKeys> keys,
      SequentialReader.Source source,
      long size) {
    DataKey dataKey = keys.getFirst().dataKey();
    try (SequentialReader reader = new SequentialReader(source, size)) {
      new Download(fid, target, progress).run(reader, dataKey, first.entry().plaintextLength());
    } catch (IOException e) {
      throw new CessException.LocalFile(
          "reading %s broke off (%s): run the same command again; it goes on where it stopped"
              .formatted(fid, e.getMessage()),
          e);
    }
  }
}
