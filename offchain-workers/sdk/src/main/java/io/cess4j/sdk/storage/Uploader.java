package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.descriptor.LabelBounds;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Stores a file: orders on chain, an authorisation, one upload. */
final class Uploader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration AUTHORISED_FOR = Duration.ofHours(24);

  /** A gateway that is started again answers within this. */
  private static final Duration AWAY = Duration.ofMinutes(2);

  private final Network network;
  private final Account account;
  private final GatewayClient gateway;

  Uploader(Network network, Account account, GatewayClient gateway) {
    this.network = network;
    this.account = account;
    this.gateway = gateway;
  }

  StoredFile put(Path file, PutQuote quote, PutOptions options) {
    long size = quote.plaintextBytes();
    LabelBounds.check(nameOf(file), mediaTypeOf(options), options.keywords()); // before it is paid
    Address gatewayAccount = gateway.account();
    OrderPlacement.Placed placed =
        new OrderPlacement(network, account, gatewayAccount)
            .place(quote, options.resuming(), options.progress());
    List<Long> orders = placed.orders();
    PutRequest request = request(file, orders, size, gatewayAccount, options);
    String fid = store(request, placed, size, file, options);
    Instant expiresAt =
        network.calendar().startOf(network.orders().order(orders.getFirst()).endDay());
    return new StoredFile(fid, orders, size, placed.cost(), expiresAt);
  }

  /** Money is locked by now, so a failure tells of every order. */
  private String store(
      PutRequest request, OrderPlacement.Placed placed, long size, Path file, PutOptions options) {
    Progress progress = options.progress();
    List<Long> orders = placed.orders();
    Aftermath aftermath = new Aftermath(network, account, orders);
    Optional<String> upload;
    try {
      boolean earlierUpload = options.resuming() && placed.fresh().isEmpty();
      upload =
          new Sending(gateway, AWAY)
              .send(request, size, () -> open(file, size, progress), earlierUpload);
    } catch (GatewayFailed e) {
      boolean othersInUse = options.resuming() && e.status() == Sending.CONFLICT;
      throw aftermath.whileOthersMayGoOn(e, othersInUse ? placed.fresh() : List.of());
    }
    try {
      UploadOrders all = new UploadOrders(network, account.address(), orders);
      return new Confirmation(network, gateway, AWAY, all, progress).await(upload);
    } catch (GatewayFailed e) {
      throw e.status() == 0
          ? aftermath.whileOthersMayGoOn(e, List.of())
          : aftermath.whenNobodyGoesOn(e);
    }
  }

  private PutRequest request(
      Path file, List<Long> orders, long size, Address gatewayAccount, PutOptions options) {
    byte[] sealingKey = new SealingKeys(account, network.connection().chainId()).publicKey();
    Instant deadline = network.clock().instant().plus(AUTHORISED_FOR);
    Authorisation authorisation =
        new Authorisation(
            orders, size, gatewayAccount, Bytes32.of(Keccak.hash(sealingKey)), deadline);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orders", orders);
    json.put("size", size);
    json.put("gateway", gatewayAccount.hex());
    json.put("deadline", deadline.getEpochSecond());
    json.put("signature", HexFormat.of().formatHex(network.domain().sign(account, authorisation)));
    String encoded = Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(json));
    return new PutRequest(
        nameOf(file),
        mediaTypeOf(options),
        encoded,
        HexFormat.of().formatHex(sealingKey),
        options.isPublic(),
        options.keywords());
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String mediaTypeOf(PutOptions options) {
    return Objects.requireNonNullElse(options.mediaType(), "application/octet-stream");
  }

  private static InputStream open(Path file, long size, Progress progress) {
    try {
      return new Counting(
          new BufferedInputStream(Files.newInputStream(file), 1 << 16), size, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the listener what the gateway has taken. */
  private static final class Counting extends FilterInputStream {
    private final long size;
    private final Progress progress;
    private long done;

    Counting(InputStream in, long size, Progress progress) {
      super(in);
      this.size = size;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      done += read;
      progress.at(Progress.Step.UPLOADING, done, size);
    }
  }
}
