package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.gateway.GatewayException.BodyTruncated;
import io.cess4j.gateway.GatewayException.SpoolFailed;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.erasure.SegmentRestorer;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.protocol.layout.Sizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lies in the spool is enough, with the keys, to restore the file from any k slots; without
 * them it is noise.
 */
class ReceptionTest {

  private static final long SEED = 0x5eed;
  private static final String UPLOAD = "0123";
  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        65_480,
        65_481,
        1_000_000,
        Sizes.SEGMENT_BYTES - 8_300,
        Sizes.SEGMENT_BYTES + 1
      })
  void anyKSlotsRestoreTheFile(int length) throws IOException {
    byte[] plaintext = new byte[length];
    random.nextBytes(plaintext);
    Authorised authorised = authorised(length, 2, 4);
    DrawnSecrets secrets = secrets(authorised);
    Spool spool = new Spool(folder);

    FragmentIds ids =
        reception(spool)
            .receive(UPLOAD, authorised, secrets, new ByteArrayInputStream(plaintext))
            .getFirst();

    DealLayout layout = Reception.layouts(authorised).getFirst();
    ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
    for (int segment = 0; segment < layout.segments(); segment++) {
      for (int slot = 0; slot < 4; slot++) {
        Path fragment = spool.fragment(UPLOAD, 0, slot, segment);
        assertThat(id(fragment))
            .as("slot %d, seed %x", slot, SEED)
            .isEqualTo(ids.id(slot, segment));
        assertThat(Files.size(fragment)).isEqualTo(layout.fragmentBytes(segment));
      }
      ciphertext.writeBytes(restore(spool, layout, secrets.masks().getFirst(), segment));
    }
    InputStream opened =
        new FileCipher(secrets.keys().data())
            .decrypting(new ByteArrayInputStream(ciphertext.toByteArray()));
    assertThat(Arrays.equals(opened.readAllBytes(), plaintext)).as("seed %x", SEED).isTrue();
    spool.delete(UPLOAD);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesABodyThatEndsEarly() {
    Authorised authorised = authorised(100, 2, 4);
    DrawnSecrets secrets = secrets(authorised);
    assertThatThrownBy(
            () ->
                reception(new Spool(folder))
                    .receive(UPLOAD, authorised, secrets, new ByteArrayInputStream(new byte[99])))
        .isInstanceOf(BodyTruncated.class)
        .hasMessageContaining("99 of 100");
  }

  /** The bug: an upload was relied on while its fragments were in the memory of the system only. */
  @Test
  void everythingIsOnTheDiskBeforeItIsReliedOn() {
    Authorised authorised = authorised(Sizes.SEGMENT_BYTES + 1, 2, 4);
    DrawnSecrets secrets = secrets(authorised);
    List<Path> forced = new CopyOnWriteArrayList<>();
    Spool spool =
        new Spool(
            folder,
            path -> {
              SpoolSync.system(path);
              forced.add(path);
            });

    reception(spool)
        .receive(
            UPLOAD,
            authorised,
            secrets,
            new ByteArrayInputStream(new byte[Sizes.SEGMENT_BYTES + 1]));

    List<Path> fragments = new ArrayList<>();
    for (int segment = 0; segment < 2; segment++) {
      for (int slot = 0; slot < 4; slot++) {
        fragments.add(spool.fragment(UPLOAD, 0, slot, segment));
      }
    }
    assertThat(forced).as("each once").hasSize(fragments.size() + 2);
    assertThat(forced.subList(0, fragments.size())).containsExactlyInAnyOrderElementsOf(fragments);
    assertThat(forced.subList(fragments.size(), forced.size()))
        .as("folders after what they name")
        .containsExactly(folder.resolve(UPLOAD), folder);
  }

  @Test
  void whatTheDiskDoesNotKeepIsNotReliedOn() {
    Authorised authorised = authorised(100, 2, 4);
    DrawnSecrets secrets = secrets(authorised);
    Spool broken =
        new Spool(
            folder,
            path -> {
              throw new IOException("Input/output error");
            });
    assertThatThrownBy(
            () ->
                reception(broken)
                    .receive(UPLOAD, authorised, secrets, new ByteArrayInputStream(new byte[100])))
        .isInstanceOf(SpoolFailed.class)
        .hasMessageContaining("Input/output error");
  }

  @Test
  void namesABodyThatBreaks() {
    Authorised authorised = authorised(100, 2, 4);
    DrawnSecrets secrets = secrets(authorised);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(
            () -> reception(new Spool(folder)).receive(UPLOAD, authorised, secrets, broken))
        .isInstanceOf(BodyTruncated.class)
        .hasMessageContaining("connection reset");
  }

  private static Reception reception(Spool spool) {
    return new Reception(spool, ErasureEngines.select().engine());
  }

  /** From the two last slots: parity only. */
  private static byte[] restore(Spool spool, DealLayout layout, MaskKey mask, int segment)
      throws IOException {
    NavigableMap<Integer, InputStream> sources = new TreeMap<>();
    for (int slot = 2; slot < 4; slot++) {
      sources.put(slot, Files.newInputStream(spool.fragment(UPLOAD, 0, slot, segment)));
    }
    byte[] target = new byte[layout.segmentBytes(segment)];
    new SegmentRestorer(
            new ErasureCoder(layout.code(), ErasureEngines.select().engine()), layout, mask)
        .restore(segment, sources, target);
    return target;
  }

  private static Hash256 id(Path fragment) throws IOException {
    FragmentHasher hasher = new FragmentHasher();
    byte[] bytes = Files.readAllBytes(fragment);
    hasher.update(bytes, 0, bytes.length);
    return hasher.finish().id();
  }

  private DrawnSecrets secrets(Authorised authorised) {
    FileLabel label = new FileLabel("a", "text/plain", List.of(), false);
    return DrawnSecrets.of(authorised, label, G1.GENERATOR, 0, random);
  }

  private static Authorised authorised(long length, int k, int n) {
    FileLayout layout = new FileLayout(length);
    Order order =
        new Order(
            1,
            Address.ZERO,
            Address.ZERO,
            OrderState.DRAWN,
            k,
            n,
            0,
            0xffff,
            0,
            7,
            1,
            0,
            layout.part(0).length(),
            1,
            Instant.EPOCH,
            BigInteger.ONE,
            BigInteger.ONE,
            List.of(1L, 2L, 3L, 4L));
    return new Authorised(Address.ZERO, List.of(order), layout);
  }
}
