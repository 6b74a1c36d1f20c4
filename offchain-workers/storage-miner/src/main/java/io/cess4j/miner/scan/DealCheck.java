package io.cess4j.miner.scan;

import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.scan.Corruption.DescriptorAltered;
import io.cess4j.miner.scan.Corruption.DescriptorMissing;
import io.cess4j.miner.scan.Corruption.EntryMissing;
import io.cess4j.miner.scan.Corruption.SigmaAltered;
import io.cess4j.miner.scan.Corruption.SigmasMissing;
import io.cess4j.miner.scan.Corruption.SigmasShort;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what lies around a deal's fragments: entries, descriptor, authenticators, the chain. */
final class DealCheck {

  private final Holdings holdings;
  private final FragmentCheck fragments;
  private final ChainFacts chain;

  DealCheck(Holdings holdings, FragmentCheck fragments, ChainFacts chain) {
    this.holdings = holdings;
    this.fragments = fragments;
    this.chain = chain;
  }

  /** Everything that can be seen without reading fragments and without counting points. */
  List<Corruption> metadata(long deal) {
    List<Corruption> found = new ArrayList<>();
    List<Fragment> entries = holdings.fragments().ofDeal(deal);
    entries.forEach(entry -> fragments.file(entry).ifPresent(found::add));
    Optional<Evidence> evidence = holdings.find(deal);
    if (evidence.isPresent() && !entries.isEmpty()) {
      try {
        descriptor(evidence.get(), entries, found);
        sigmas(evidence.get()).ifPresent(found::add);
      } catch (DataLost diskAway) {
        // The fragments on that disk say so already.
      }
    } else if (evidence.isPresent()) {
      found.add(new EntryMissing(deal, 0));
    }
    return found;
  }

  private void descriptor(Evidence evidence, List<Fragment> entries, List<Corruption> found) {
    long deal = evidence.deal();
    Path file = holdings.descriptorFile(deal);
    if (!Files.exists(file)) {
      found.add(new DescriptorMissing(deal, file.toString()));
      return;
    }
    try {
      byte[] signed = Files.readAllBytes(file);
      int length = Math.max(0, signed.length - Evidence.SIGNATURE_BYTES);
      Descriptor descriptor = DescriptorCodec.decode(Arrays.copyOf(signed, length));
      compare("signed", evidence.root(), deal, descriptor.root(), found);
      chain.root(deal).ifPresent(root -> compare("chain", root, deal, descriptor.root(), found));
      entries(evidence, descriptor, entries, found);
    } catch (IOException | ProtocolException e) {
      found.add(new DescriptorAltered(deal, MinerException.words(e)));
    }
  }

  private static void compare(
      String whose, Hash256 expected, long deal, Hash256 actual, List<Corruption> found) {
    if (!expected.equals(actual)) {
      found.add(
          new DescriptorAltered(
              deal, "its root is %s, the %s one %s".formatted(actual, whose, expected)));
    }
  }

  private static void entries(
      Evidence evidence, Descriptor descriptor, List<Fragment> entries, List<Corruption> found) {
    Map<Integer, Fragment> bySegment =
        entries.stream()
            .collect(Collectors.toMap(entry -> entry.key().segment(), Function.identity()));
    for (int segment = 0; segment < descriptor.layout().segments(); segment++) {
      Fragment entry = bySegment.get(segment);
      if (entry == null
          || !entry.id().equals(descriptor.fragments().id(evidence.slot(), segment))) {
        found.add(new EntryMissing(evidence.deal(), segment));
      }
    }
  }

  private Optional<Corruption> sigmas(Evidence evidence) {
    Path file = holdings.sigmasFile(evidence.deal());
    if (!Files.exists(file)) {
      return Optional.of(new SigmasMissing(evidence.deal(), file.toString()));
    }
    try {
      long bytes = Files.size(file);
      return chain
          .blockSectors()
          .map(sectors -> Math.ceilDiv(evidence.sectors(), (long) sectors) * G1.COMPRESSED)
          .filter(expected -> expected != bytes)
          .map(expected -> new SigmasShort(evidence.deal(), bytes, expected));
    } catch (IOException e) {
      return Optional.of(new SigmasMissing(evidence.deal(), file + " (" + e + ")"));
    }
  }

  /**
   * Reads all authenticators. Nearly every alteration leaves the group, whose cofactor is about
   * 2^125; two that were swapped do not, and show as a wrong proof.
   */
  List<Corruption> points(long deal, Throttle throttle) throws InterruptedException {
    Optional<Evidence> evidence = holdings.find(deal);
    if (evidence.isEmpty()) {
      return List.of();
    }
    Optional<Corruption> file;
    try {
      file = sigmas(evidence.get());
    } catch (DataLost diskAway) {
      return List.of();
    }
    if (file.isPresent()) {
      return List.of(file.get());
    }
    List<Corruption> found = new ArrayList<>();
    try {
      long blocks = Files.size(holdings.sigmasFile(deal)) / G1.COMPRESSED;
      for (long block = 0; block < blocks; block++) {
        if (!holdings.hasSigma(deal, block)) {
          found.add(new SigmaAltered(deal, block));
        }
        throttle.took(G1.COMPRESSED);
      }
    } catch (IOException e) {
      found.add(new SigmasMissing(deal, e.toString()));
    }
    return found;
  }
}
