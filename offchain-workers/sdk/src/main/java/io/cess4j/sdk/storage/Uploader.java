package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.descriptor.LabelBounds;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.CessException.LocalFile;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.PutRequest;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Stores a file: orders on chain, an authorisation, one upload. */
final class Uploader {
  private static final Duration AUTHORISED_FOR = Duration.ofHours(24);

  /** A gateway that is started again answers within this. */
  private static final Duration AWAY = Duration.ofMinutes(2);

  private final Network network;
  private final Account account;
  private final GatewayClient gateway;
  private final OwnerKeys keys;
  private final KeyRing ring;
  private final RandomGenerator random;

  Uploader(
      Network network,
      Account account,
      GatewayClient gateway,
      OwnerKeys keys,
      KeyRing ring,
      RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.gateway = gateway;
    this.keys = keys;
    this.ring = ring;
    this.random = random;
  }

  StoredFile put(Path file, PutQuote quote, PutOptions options) {
    LabelBounds.check(nameOf(file), mediaTypeOf(options), options.keywords()); // before it is paid
    @Nullable FileContent content = options.isSealed() ? contentOf(file, quote) : null;
    Address gatewayAccount = gateway.account();
    OrderPlacement.Placed placed =
        new OrderPlacement(network, account, gatewayAccount)
            .place(quote, options.resuming(), options.progress());
    List<Long> orders = placed.orders();
    Parcel parcel =
        content == null
            ? clear(file, orders, quote.plaintextBytes(), gatewayAccount, options)
            : sealed(file, content, orders, gatewayAccount, options);
    String fid = store(parcel, placed, options);
    if (content != null) {
      ring.finished(Place.of(network), orders);
    }
    Instant expiresAt =
        network.calendar().startOf(network.orders().order(orders.getFirst()).endDay());
    return new StoredFile(fid, orders, quote.plaintextBytes(), placed.cost(), expiresAt);
  }

  private static FileContent contentOf(Path file, PutQuote quote) {
    FileContent content = FileContent.of(file);
    if (content.length() != quote.plaintextBytes()) {
      throw new LocalFile(
          "%s has %d bytes by now, the quote is for %d: ask for a new one"
              .formatted(file, content.length(), quote.plaintextBytes()),
          null);
    }
    return content;
  }

  /** Money is locked by now, so a failure tells of every order. */
  private String store(Parcel parcel, OrderPlacement.Placed placed, PutOptions options) {
    List<Long> orders = placed.orders();
    Aftermath aftermath = new Aftermath(network, account, orders);
    Optional<String> upload;
    try {
      boolean earlierUpload = options.resuming() && placed.fresh().isEmpty();
      upload = new Sending(gateway, AWAY).send(parcel, earlierUpload);
    } catch (GatewayFailed e) {
      if (parcel.spoiled().isPresent()) {
        ring.finished(Place.of(network), orders); // its key has seen two contents
      }
      boolean othersInUse = options.resuming() && e.status() == Sending.CONFLICT;
      throw aftermath.whileOthersMayGoOn(e, othersInUse ? placed.fresh() : List.of());
    }
    try {
      UploadOrders all = new UploadOrders(network, account.address(), orders);
      return new Confirmation(network, gateway, AWAY, all, options.progress()).await(upload);
    } catch (GatewayFailed e) {
      throw e.status() == 0
          ? aftermath.whileOthersMayGoOn(e, List.of())
          : aftermath.whenNobodyGoesOn(e);
    }
  }

  private Parcel sealed(
      Path file,
      FileContent content,
      List<Long> orders,
      Address gatewayAccount,
      PutOptions options) {
    FileName name =
        new FileName(
            nameOf(file),
            mediaTypeOf(options),
            options.keywords(),
            content.modified().getEpochSecond());
    return new Sealer(network, account, keys, ring, random)
        .seal(
            file,
            content,
            name,
            orders,
            gatewayAccount,
            deadline(),
            options.erasable(),
            options.progress());
  }

  private Parcel clear(
      Path file, List<Long> orders, long size, Address gatewayAccount, PutOptions options) {
    byte[] sealingKey = keys.publicKey();
    Authorisation authorisation =
        new Authorisation(
            orders, size, gatewayAccount, Bytes32.of(Keccak.hash(sealingKey)), deadline());
    PutRequest request =
        new PutRequest.Clear(
            nameOf(file),
            mediaTypeOf(options),
            Authorisations.encode(authorisation, network.domain().sign(account, authorisation)),
            HexFormat.of().formatHex(sealingKey),
            options.isPublic(),
            options.keywords());
    return new ClearParcel(file, request, size, options.progress());
  }

  private Instant deadline() {
    return network.clock().instant().plus(AUTHORISED_FOR);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String mediaTypeOf(PutOptions options) {
    return Objects.requireNonNullElse(options.mediaType(), "application/octet-stream");
  }
}
