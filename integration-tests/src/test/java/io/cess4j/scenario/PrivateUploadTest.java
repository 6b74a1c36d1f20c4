package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.SealingKey;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import io.cess4j.sdk.storage.Erasure;
import io.cess4j.sdk.storage.FileName;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client encrypts its file itself: no gateway sees it, and everything else goes on as before. */
@Tag("full")
@WholeNetwork
class PrivateUploadTest {
  private static final int LENGTH = 300_000;
  private static final int MARKER_EVERY = 20_000;

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(PrivateUploadTest.class);
  private final byte[] marker = Seeded.bytes(random, 32);
  private final byte[] content = marked(marker);
  private final String name =
      "secret-" + HexFormat.of().formatHex(Seeded.bytes(random, 12)) + ".pdf";
  @TempDir private Path folder;

  PrivateUploadTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void noPlaintextNameOrDataKeyReachesTheGateway() throws Exception {
    try (Relay wire = Relay.to(network.gatewayAddress());
        Cess cess = connect(wire.address(), KeyRing.inMemory())) {
      wire.listen();
      byte[] seen = Seeded.bytes(random, 32);
      Path clear = network.client().writes("seen-by-all.bin", marked(seen));
      PutOptions inTheClear = PutOptions.defaults();
      cess.storage().put(clear, inTheClear);
      assertThat(wireHas(wire, seen)).as("the tap hears what is sent in the clear").isTrue();
      assertThat(wireHas(wire, ascii("seen-by-all"))).isTrue();

      Path file = network.client().writes(name, content);
      StoredFile stored =
          cess.storage()
              .put(
                  file,
                  PutOptions.defaults()
                      .privately()
                      .keywords(List.of("kw-" + name.substring(0, 20))));
      byte[] keys = ownersKeys(stored);
      List<byte[]> secrets =
          List.of(
              marker,
              ascii(name.substring(0, 30)),
              ascii("kw-" + name.substring(0, 20)),
              Arrays.copyOf(keys, 32),
              ascii(HexFormat.of().formatHex(keys, 0, 32)));

      HeapDump memory = HeapDump.of(network.gateway().pid(), folder.resolve("gateway.hprof"));
      assertThat(memory.has(ascii(stored.fid()))).as("the search finds what it knows").isTrue();
      assertThat(wireHas(wire, Arrays.copyOfRange(keys, 32, 64)))
          .as("the mask key is what the gateway needs")
          .isTrue();
      Disk disk = new Disk(network.dataOf(network.gateway()));
      for (byte[] secret : secrets) {
        String what = new String(secret, StandardCharsets.ISO_8859_1);
        assertThat(wireHas(wire, secret)).as("on the wire: %s", what).isFalse();
        assertThat(memory.has(secret)).as("in the gateway's memory: %s", what).isFalse();
        assertThat(disk.filesWith(secret)).as("on the gateway's disk: %s", what).isEmpty();
        assertThat(network.logOf(network.gateway(), what)).as("in its log").isFalse();
      }
      memory.delete();
      everythingElseIsAsBefore(cess, stored, keys);
    }
  }

  private void everythingElseIsAsBefore(Cess cess, StoredFile stored, byte[] keys)
      throws Exception {
    assertThat(cess.storage().stat(stored.fid()).name().map(FileName::name)).contains(name);
    assertThat(network.client().reads(stored)).as("another client, by its key").isEqualTo(content);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> range =
          http.send(
              HttpRequest.newBuilder(network.gatewayAddress().resolve("/v1/files/" + stored.fid()))
                  .header("Cess-Data-Key", HexFormat.of().formatHex(keys, 0, 32))
                  .header("Cess-Mask-Keys", HexFormat.of().formatHex(keys, 32, 64))
                  .header("Range", "bytes=65400-131200")
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(range.statusCode()).isEqualTo(206);
      assertThat(range.body()).isEqualTo(Arrays.copyOfRange(content, 65_400, 131_201));
    }
    network.kill(network.gateway());
    assertThat(network.client().readsDirectly(stored)).isEqualTo(content);
    network.revive();
  }

  @Test
  void aBodyThatWasCutOffIsTheSameCiphertextWhenItComesAgain() throws IOException {
    Timer repair = new Timer(true);
    try (Relay wire = Relay.to(network.gatewayAddress());
        Cess cess = connect(wire.address(), ring())) {
      Path file = network.client().writes("again.bin", content);
      PutOptions options = PutOptions.defaults().privately();
      wire.listen();
      wire.cutAfter(LENGTH / 2);
      repair.schedule(
          new TimerTask() {
            @Override
            public void run() {
              wire.pass();
            }
          },
          500,
          500);
      StoredFile stored = cess.storage().put(file, options);
      List<byte[]> bodies = wire.heard().stream().filter(PrivateUploadTest::isPut).toList();
      assertThat(bodies).as("lost once, sent again").hasSize(2);
      byte[] lost = body(bodies.getFirst());
      assertThat(lost.length).isGreaterThan(LENGTH / 4);
      assertThat(Arrays.mismatch(lost, body(bodies.getLast()))).isEqualTo(lost.length);
      assertThat(network.client().reads(stored)).isEqualTo(content);
      assertThat(ring().summary().unfinished()).as("nothing is left to resume").isZero();
    } finally {
      repair.cancel();
    }
  }

  @Test
  void whatIsErasedNobodyReadsNotEvenItsOwnerWithTheMinersBytes() throws IOException {
    try (Cess cess = connect(network.gatewayAddress(), ring())) {
      Path file = network.client().writes("erase-me.bin", content);
      StoredFile ordinary = cess.storage().put(file, PutOptions.defaults().privately());
      assertThatThrownBy(() -> cess.storage().erase(ordinary.fid()))
          .isInstanceOf(CessException.NotErasable.class);
      StoredFile stored = cess.storage().put(file, PutOptions.defaults().erasably());
      assertThat(get(cess, stored, GetOptions.defaults())).isEqualTo(content);
      assertThat(get(cess, stored, GetOptions.defaults().directly())).isEqualTo(content);
      assertThatThrownBy(() -> network.client().reads(stored))
          .as("the account key without the ring")
          .isInstanceOf(CessException.NotReadable.class);

      ring().erase(Place.of(network.chain()), stored.deals());
      assertThatThrownBy(() -> get(cess, stored, GetOptions.defaults().directly()))
          .as("miners still serve it, and it opens with no key")
          .isInstanceOf(CessException.Erased.class);
      Erasure erasure = cess.storage().erase(stored.fid());
      assertThat(erasure.deals()).isEqualTo(stored.deals());
      assertThat(erasure.back()).isPositive();
      assertThat(cess.storage().erase(stored.fid()).deals()).as("said again").isEmpty();
      assertThat(get(cess, ordinary, GetOptions.defaults())).as("the others").isEqualTo(content);
      cess.storage().remove(ordinary.fid());
    }
  }

  @Test
  void afterARotationOldAndNewFilesOpenWithAndWithoutTheRing() throws IOException {
    try (Cess cess = connect(network.gatewayAddress(), ring())) {
      StoredFile before =
          cess.storage()
              .put(
                  network.client().writes("before.bin", content),
                  PutOptions.defaults().privately());
      assertThat(ring().rotate()).isEqualTo(1);
      StoredFile after =
          cess.storage()
              .put(
                  network.client().writes("after.bin", content), PutOptions.defaults().privately());
      for (StoredFile file : List.of(before, after)) {
        assertThat(get(cess, file, GetOptions.defaults())).isEqualTo(content);
        assertThat(network.client().reads(file)).as("without the ring").isEqualTo(content);
        cess.storage().remove(file.fid());
      }
    }
  }

  private Cess connect(URI gateway, KeyRing ring) {
    return Cess.connect(
            network.processes().rpc(), network.processes().directory(), network.client().account())
        .with(ring)
        .through(gateway);
  }

  private KeyRing ring() {
    return KeyRing.open(folder.resolve("client.json.ring"), network.client().account());
  }

  private byte[] get(Cess cess, StoredFile file, GetOptions options) throws IOException {
    Path copy = folder.resolve("copy-" + random.nextLong());
    cess.storage().get(file.fid(), copy, options);
    return Files.readAllBytes(copy);
  }

  /** Data key ‖ mask key, as only the owner opens them. */
  private byte[] ownersKeys(StoredFile file) {
    Descriptor descriptor =
        DescriptorCodec.decode(
            new GatewayClient(network.gatewayAddress()).descriptors(file.fid()).getFirst());
    long chainId = network.chain().connection().chainId();
    byte[] signature =
        network.client().account().signRaw(Bytes32.of(SealingKey.messageHash(chainId)));
    try (SecretScalar secret = SealingKey.ofSignature(signature)) {
      return Capsule.open(
          descriptor.entry().ownerSeal().toBytes(),
          secret,
          CapsuleContext.owner(descriptor.deal(), descriptor.entry().keyCommitment()));
    }
  }

  private static boolean isPut(byte[] connection) {
    return new String(connection, StandardCharsets.ISO_8859_1).contains("PUT /v1/files");
  }

  /** What follows the head; 100-continue makes no difference to this direction. */
  private static byte[] body(byte[] connection) {
    String text = new String(connection, StandardCharsets.ISO_8859_1);
    int put = text.indexOf("PUT /v1/files");
    int from = text.indexOf("\r\n\r\n", put) + 4;
    return Arrays.copyOfRange(connection, from, connection.length);
  }

  private static boolean wireHas(Relay wire, byte[] wanted) {
    String text = new String(wanted, StandardCharsets.ISO_8859_1);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(wanted);
    String hex = HexFormat.of().formatHex(wanted);
    return wire.heard().stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .anyMatch(all -> all.contains(text) || all.contains(encoded) || all.contains(hex));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] marked(byte[] with) {
    byte[] bytes = Seeded.bytes(random, LENGTH);
    for (int at = 0; at + with.length <= bytes.length; at += MARKER_EVERY) {
      System.arraycopy(with, 0, bytes, at, with.length);
    }
    return bytes;
  }
}
