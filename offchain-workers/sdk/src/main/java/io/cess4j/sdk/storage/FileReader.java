package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.retrieval.FileCiphertext;
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
  private final Account account;
  private final FileFinder finder;
  private final WorkerClient workers;

  FileReader(Network network, Account account, FileFinder finder, WorkerClient workers) {
    this.network = network;
    this.account = account;
    this.finder = finder;
    this.workers = workers;
  }

  void direct(String fid, Path target, Progress progress) {
    FoundFile file = finder.find(fid);
    List<FileKeys> keys = keys(fid, file.descriptors());
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
    List<Descriptor> descriptors = new ArrayList<>();
    for (byte[] bytes : gateway.descriptors(fid)) {
      Descriptor descriptor = DescriptorCodec.decode(bytes);
      check(fid, descriptor);
      descriptors.add(descriptor);
    }
    if (descriptors.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    List<FileKeys> keys = keys(fid, descriptors);
    List<String> maskKeys =
        keys.stream().map(key -> HexFormat.of().formatHex(key.maskKey().toBytes())).toList();
    long size = descriptors.stream().mapToLong(descriptor -> descriptor.layout().size()).sum();
    SequentialReader.Source source =
        (from, until) -> gateway.ciphertext(fid, maskKeys, from, until);
    download(fid, target, progress, descriptors.getFirst(), keys, source, size);
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

  private List<FileKeys> keys(String fid, List<Descriptor> descriptors) {
    FileIdentity.check(fid, descriptors);
    try (SecretScalar secret = new SealingKeys(account, network.connection().chainId()).secret()) {
      return descriptors.stream().map(descriptor -> FileKeys.open(descriptor, secret)).toList();
    } catch (ProofsException.CapsuleRejected e) {
      throw new CessException.NotReadable(fid, descriptors.getFirst().owner().toHex(), e);
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
