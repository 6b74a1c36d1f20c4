package io.cess4j.sdk.paid;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.sdk.paid.PaidException.PriceTooHigh;
import io.cess4j.sdk.paid.PaidException.WrongFile;
import io.cess4j.sdk.sharing.SharedReading;
import io.cess4j.sdk.storage.FileKeyRing;
import io.cess4j.sdk.storage.Progress;
import io.cess4j.sdk.storage.SharedKeys;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Buys the keys of one certificate's file, or takes those that were paid for before. */
final class PaidKeys implements SharedKeys {
  private final Network network;
  private final Counter counter;
  private final RightsRegistered registered;
  private final PaidOptions options;
  private final RandomGenerator random;
  private final List<String> liars = new ArrayList<>();
  private BigInteger charged = BigInteger.ZERO;
  private boolean subscribed;
  private boolean resumed;
  private @Nullable ChannelBook book;

  PaidKeys(
      Network network,
      Counter counter,
      RightsRegistered registered,
      PaidOptions options,
      RandomGenerator random) {
    this.network = network;
    this.counter = counter;
    this.registered = registered;
    this.options = options;
    this.random = random;
  }

  @Override
  public Optional<FileKeyRing> find(String fid, List<Descriptor> descriptors, Progress progress) {
    Hash256 commitment = Hash256.of(registered.claim().keyCommitment().bytes());
    if (!descriptors.getFirst().entry().keyCommitment().equals(commitment)) {
      throw new WrongFile(
          registered.number(),
          "the stored file is under another key than it names; nothing was paid");
    }
    try (Purse.Hold _ = counter.purse().hold()) {
      KeptKeys kept = counter.purse().keys();
      Optional<FileKeyRing> before = kept.find(registered.number(), descriptors.size());
      if (before.isPresent()) {
        resumed = true;
        return before;
      }
      OnSale item = counter.shelf().find(registered.number());
      OpenChannel channel = voucher(item, descriptors);
      FileKeyRing keys = open(item, channel, descriptors, commitment, progress);
      kept.keep(registered.number(), keys);
      served(channel.book().channel());
      return Optional.of(keys);
    }
  }

  private OpenChannel voucher(OnSale item, List<Descriptor> descriptors) {
    Optional<OpenChannel> underWay = counter.till().underWay(item, options.gateway());
    resumed = underWay.isPresent();
    OpenChannel channel = underWay.orElseGet(() -> sign(item, descriptors));
    RetrievalRecord record = channel.book().last().orElseThrow();
    subscribed = record.subscribed();
    charged = record.price();
    book = channel.book();
    return channel;
  }

  private OpenChannel sign(OnSale item, List<Descriptor> descriptors) {
    Charge charge = counter.tariff().of(item.certificate());
    if (charge.price().compareTo(options.most()) > 0) {
      throw new PriceTooHigh(item.certificate(), charge.price(), options.most());
    }
    long size = descriptors.stream().mapToLong(one -> one.layout().size()).sum();
    return counter
        .till()
        .sign(item, charge, size, options.gateway(), counter.favoured(), options.deposit());
  }

  private FileKeyRing open(
      OnSale item,
      OpenChannel channel,
      List<Descriptor> descriptors,
      Hash256 commitment,
      Progress progress) {
    List<SharedOpening.Answer> answers = counter.courier(item, watched(progress)).deliver(channel);
    byte[] context = CapsuleContext.share(Hash256.fromHex(item.fid()), commitment);
    try (SecretScalar one = SharingKeys.paying();
        SharedOpening opening =
            new SharedOpening(SharedReading.points(item.paid().grant()), one, item.threshold())) {
      byte[] plain = opening.open(item.paid().file().capsule(), answers, context, random);
      try {
        FileKeyRing keys = FileKeyRing.of(plain, descriptors.size());
        KeyCommitment.check(keys.dataKey(), commitment);
        return keys;
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (ProofsException | ProtocolException refused) {
      served(channel.book().channel()); // what was promised is due; asking again gives the same
      throw new WrongFile(
          item.certificate(),
          "%s; its seller %s has published another key, and the retrieval is paid"
              .formatted(refused.getMessage(), item.paid().grant().owner()));
    }
  }

  private void served(long channel) {
    counter
        .purse()
        .book(channel)
        .map(one -> one.as(ChannelBook.State.SERVED))
        .ifPresent(counter.purse()::write);
  }

  private Progress watched(Progress progress) {
    return new Progress() {
      @Override
      public void at(Step step, long done, long total) {
        progress.at(step, done, total);
      }

      @Override
      public void lied(String proxy, String report) {
        liars.add(proxy);
        progress.lied(proxy, report);
      }
    };
  }

  PaidRetrieval result(String fid) {
    ChannelBook used = book;
    return new PaidRetrieval(
        registered.number(),
        fid,
        charged,
        subscribed,
        resumed,
        used == null ? 0 : used.channel(),
        used == null ? 0 : used.count(),
        liars);
  }
}
