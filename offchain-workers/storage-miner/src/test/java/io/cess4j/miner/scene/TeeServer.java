package io.cess4j.miner.scene;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Tag;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.proofs.podr2.TiSecretKey;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A TEE worker on a real socket with a real TI key; a test may alter what it answers. */
public final class TeeServer implements AutoCloseable {

  /** Sectors of a block of the test network: small, so that one file has many blocks. */
  public static final int BLOCK_SECTORS = 64;

  private final TiSecretKey key;
  private final Account signer;
  private final TypedDomain domain;
  private final long miner;
  private final SplittableRandom random;
  private final HttpsServer server;
  private final TlsIdentity identity;
  private final WorkerClient client;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private volatile UnaryOperator<byte[]> distortion = UnaryOperator.identity();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger rebuilt = new AtomicInteger();
  private volatile @Nullable Upload lost;
  private volatile UnaryOperator<byte[]> rebuiltDistortion = UnaryOperator.identity();

  /** Tags holdings of {@code miner}. */
  public TeeServer(TypedDomain domain, long miner, long seed) {
    this.domain = domain;
    this.miner = miner;
    this.random = new SplittableRandom(seed);
    this.key = KeyGen.ti(random);
    this.signer = Account.generateForTest(random);
    SecureRandom secure = new SecureRandom();
    this.identity = TlsIdentity.ephemeral(secure, InstantSource.system());
    this.client =
        new WorkerClient(
            TlsIdentity.ephemeral(secure, InstantSource.system()), WorkerLimits.DEFAULT);
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(TlsContexts.server(identity)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = TlsContexts.parameters();
            ours.setNeedClientAuth(true);
            parameters.setSSLParameters(ours);
          }
        });
    server.setExecutor(executor);
    server.createContext("/v1/tags", this::tags);
    server.createContext("/v1/repairs", this::repairs);
    server.start();
  }

  /** The worker as a miner reaches it. */
  public WorkerPeer peer() {
    return client.peer("https://127.0.0.1:" + server.getAddress().getPort(), identity.keyHash());
  }

  /** Key of its tags' signatures. */
  public Account signer() {
    return signer;
  }

  /** X and A. */
  public TiPublicKey publicKey() {
    return key.publicKey();
  }

  /** Its reference string. */
  public Srs srs() {
    return Srs.generate(key.powers(BLOCK_SECTORS));
  }

  /** Requests so far. */
  public int requests() {
    return requests.get();
  }

  /** Requests for rebuilt fragments so far. */
  public int rebuilt() {
    return rebuilt.get();
  }

  /** Rebuilds fragments of this deal from now on. */
  public void rebuilds(Upload upload, UnaryOperator<byte[]> change) {
    lost = upload;
    rebuiltDistortion = change;
  }

  /** Alters every answer from now on. */
  public void distort(UnaryOperator<byte[]> change) {
    distortion = change;
  }

  private void repairs(HttpExchange exchange) throws IOException {
    rebuilt.incrementAndGet();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Upload upload = lost;
      if (upload == null) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String query = exchange.getRequestURI().getQuery();
      int slot = Integer.parseInt(query.replaceAll(".*slot=([0-9]+)&segment=0", "$1"));
      byte[] answer = rebuiltDistortion.apply(upload.open(slot).readAllBytes());
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void tags(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      DataInputStream in = new DataInputStream(exchange.getRequestBody());
      byte[] bytes = in.readNBytes(in.readInt());
      Descriptor descriptor = DescriptorCodec.decode(bytes);
      in.skipNBytes(65);
      String ofDeal = "deal=%d&slot=".formatted(descriptor.deal());
      int slot = Integer.parseInt(exchange.getRequestURI().getQuery().replace(ofDeal, ""));
      TagStatement.Subject subject =
          new TagStatement.Subject(
              descriptor.deal(),
              slot,
              miner,
              descriptor.tiKey(),
              descriptor.fragments().holdingRoot(slot),
              descriptor.layout().sectors());
      byte[] answer = distortion.apply(answer(subject, in.readAllBytes()));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(TagStatement.Subject subject, byte[] holding) {
    SigGen sigGen = new SigGen(key, key.powers(BLOCK_SECTORS), subject, random);
    sigGen.update(holding, 0, holding.length);
    byte[] deltas = sigGen.finish().compressed();
    byte[] nu = sigGen.statement().nu().toBytes();
    Tag tag =
        new Tag(
            subject.deal(),
            subject.slot(),
            subject.miner(),
            subject.tiKey(),
            Bytes16.of(nu),
            Bytes32.of(subject.idsRoot().toBytes()),
            subject.sectors());
    return ByteBuffer.allocate(16 + 65 + 4 + deltas.length)
        .put(nu)
        .put(domain.sign(signer, tag))
        .putInt(deltas.length / 48)
        .put(deltas)
        .array();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
    executor.shutdownNow();
    key.close();
  }
}
