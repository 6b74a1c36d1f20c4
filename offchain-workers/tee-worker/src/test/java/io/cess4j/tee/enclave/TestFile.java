package io.cess4j.tee.enclave;

import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.erasure.SegmentFragments;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A small file as a gateway stores it: encrypted, coded 2 of 3, masked; one deal, one segment. */
final class TestFile implements SegmentSource {
  private final DataKey dataKey;
  private final MaskKey maskKey;
  private final Descriptor descriptor;
  private final List<byte[]> fragments = new ArrayList<>();

  TestFile(EnclaveSite site, long deal, byte[] plaintext) {
    SplittableRandom random = new SplittableRandom(TestDeal.SEED + deal);
    dataKey = DataKey.generate(random);
    maskKey = MaskKey.generate(random);
    byte[] ciphertext = encrypt(plaintext);
    DealLayout layout = new DealLayout(new CodeParameters(2, 3), ciphertext.length);
    FragmentIds ids = new FragmentIds(3, 1, cut(layout, ciphertext));
    FileId.Part part = new FileId.Part(deal, ids.fragmentsRoot(), 0, ciphertext.length);
    DirectoryEntry entry =
        new DirectoryEntry(
            FileId.of(List.of(part), keyCommitment()),
            0,
            ciphertext.length,
            keyCommitment(),
            plaintext.length,
            0,
            List.of(deal),
            ByteString.of(new byte[40]),
            ByteString.of(new byte[DirectoryEntry.OWNER_SEAL_BYTES]),
            Optional.empty());
    AccountAddress somebody = AccountAddress.of(TestDeal.address(1).bytes());
    descriptor =
        new Descriptor(
            site.chainId(),
            AccountAddress.of(site.deals().bytes()),
            deal,
            somebody,
            somebody,
            layout,
            TestDeal.TI_KEY,
            entry,
            ByteString.of(new byte[Descriptor.TEE_SEAL_BYTES]),
            ids);
  }

  Hash256 fid() {
    return descriptor.entry().fid();
  }

  Hash256 keyCommitment() {
    return KeyCommitment.of(dataKey);
  }

  List<Descriptor> descriptors() {
    return List.of(descriptor);
  }

  /** Data key, then mask key. */
  byte[] keys() {
    byte[] keys = new byte[64];
    System.arraycopy(dataKey.toBytes(), 0, keys, 0, 32);
    System.arraycopy(maskKey.toBytes(), 0, keys, 32, 32);
    return keys;
  }

  @Override
  public NavigableMap<Integer, byte[]> fragments(int part, int segment) {
    NavigableMap<Integer, byte[]> two = new TreeMap<>();
    two.put(0, fragments.get(0).clone());
    two.put(2, fragments.get(2).clone());
    return two;
  }

  private byte[] encrypt(byte[] plaintext) {
    ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
    try (OutputStream out = new FileCipher(dataKey).encrypting(ciphertext)) {
      out.write(plaintext);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ciphertext.toByteArray();
  }

  private List<Hash256> cut(DealLayout layout, byte[] ciphertext) {
    ErasureCoder coder = new ErasureCoder(layout.code(), ErasureEngines.scalar());
    SegmentFragments coded = new SegmentFragments(coder, layout, maskKey, 0, ciphertext);
    List<Hash256> ids = coded.hash().stream().map(ChunkHashes::id).toList();
    for (int slot = 0; slot < 3; slot++) {
      try (InputStream fragment = coded.open(slot)) {
        fragments.add(fragment.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ids;
  }
}
