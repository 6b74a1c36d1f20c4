package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.protocol.layout.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one binary form of a descriptor: whatever decodes encodes to the same bytes. Takes bytes from
 * anyone; every length is checked against what is left before anything is allocated.
 */
public final class DescriptorCodec {

  /** Most bytes of a descriptor. */
  public static final int MAXIMUM_BYTES = 1 << 20;

  private static final byte[] MAGIC = "CESD".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private DescriptorCodec() {}

  /** The descriptor's bytes. */
  public static byte[] encode(Descriptor descriptor) {
    FieldWriter out = new FieldWriter();
    out.bytes(MAGIC);
    out.uint8(VERSION);
    out.uint64(descriptor.chainId());
    out.bytes(descriptor.dealsContract().toBytes());
    out.uint32(descriptor.deal());
    out.bytes(descriptor.owner().toBytes());
    out.bytes(descriptor.gateway().toBytes());
    out.uint8(descriptor.code().k());
    out.uint8(descriptor.code().n());
    out.uint8(descriptor.layout().segments());
    out.uint32(descriptor.layout().size());
    out.uint32(descriptor.layout().sectors());
    out.uint16(descriptor.tiKey());
    out.uint16(1);
    out.bytes(encode(descriptor.entry()));
    out.counted(descriptor.teeSeal().toBytes());
    descriptor.fragments().ids().forEach(id -> out.bytes(id.toBytes()));
    return out.toBytes();
  }

  /** A directory entry's bytes: the leaf of the directory's tree. */
  static byte[] encode(DirectoryEntry entry) {
    FieldWriter out = new FieldWriter();
    out.bytes(entry.fid().toBytes());
    out.uint64(entry.offset());
    out.uint64(entry.length());
    out.bytes(entry.keyCommitment().toBytes());
    out.uint64(entry.plaintextLength());
    out.uint16(entry.part());
    out.uint16(entry.deals().size());
    entry.deals().forEach(out::uint32);
    out.counted(entry.encryptedName().toBytes());
    out.counted(entry.ownerSeal().toBytes());
    out.uint8(entry.publicKeys().isPresent() ? 1 : 0);
    entry
        .publicKeys()
        .ifPresent(
            keys -> {
              out.bytes(keys.dataKey().toBytes());
              out.bytes(keys.maskKey().toBytes());
            });
    return out.toBytes();
  }

  /**
   * Reads a descriptor.
   *
   * @throws DescriptorRejectedException naming the field, for anything but the exact bytes of a
   *     consistent descriptor
   */
  public static Descriptor decode(byte[] bytes) {
    Fields.check("length", 1, MAXIMUM_BYTES, bytes.length);
    FieldReader in = new FieldReader(bytes);
    in.expect("magic", MAGIC);
    Fields.check("version", VERSION, VERSION, in.uint8("version"));
    long chainId = in.uint64("chain id");
    AccountAddress deals = AccountAddress.of(in.bytes("Deals contract", AccountAddress.BYTES));
    long deal = in.uint32("deal");
    AccountAddress owner = AccountAddress.of(in.bytes("owner", AccountAddress.BYTES));
    AccountAddress gateway = AccountAddress.of(in.bytes("gateway", AccountAddress.BYTES));
    int k = in.uint8("k");
    int n = in.uint8("n");
    Fields.check("n", CodeParameters.MINIMUM_DATA, CodeParameters.MAXIMUM_FRAGMENTS, n);
    Fields.check("k", CodeParameters.MINIMUM_DATA, n, k);
    int segments = in.uint8("segment count");
    long size = Fields.check("size", 1, Sizes.DEAL_BYTES, in.uint32("size"));
    DealLayout layout = new DealLayout(new CodeParameters(k, n), size);
    Fields.check("segment count", layout.segments(), layout.segments(), segments);
    Fields.check("sectors", layout.sectors(), layout.sectors(), in.uint32("sectors"));
    int tiKey = in.uint16("tiKey");
    Fields.check("directory count", 1, 1, in.uint16("directory count"));
    DirectoryEntry entry = entry(in);
    var teeSeal = in.counted("sealed to the TEE group");
    List<Hash256> ids = new ArrayList<>(n * segments);
    for (int i = 0; i < n * segments; i++) {
      ids.add(in.hash("fragment ids"));
    }
    in.end();
    return new Descriptor(
        chainId,
        deals,
        deal,
        owner,
        gateway,
        layout,
        tiKey,
        entry,
        teeSeal,
        new FragmentIds(n, segments, ids));
  }

  private static DirectoryEntry entry(FieldReader in) {
    Hash256 fid = in.hash("fid");
    long offset = in.uint64("offset");
    long length = in.uint64("length");
    Hash256 keyCommitment = in.hash("key commitment");
    long plaintextLength = in.uint64("plaintext length");
    int part = in.uint16("part");
    int parts = in.uint16("parts");
    Fields.check("plaintext length", 0, Fields.MAXIMUM_PLAINTEXT, plaintextLength);
    int expected = new FileLayout(plaintextLength).parts();
    Fields.check("parts", expected, expected, parts);
    in.require("deals of the file", 4L * parts);
    List<Long> deals = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      deals.add(in.uint32("deals of the file"));
    }
    return new DirectoryEntry(
        fid,
        offset,
        length,
        keyCommitment,
        plaintextLength,
        part,
        deals,
        in.counted("encrypted name"),
        in.counted("sealed to the owner"),
        publicKeys(in));
  }

  private static Optional<PublicKeys> publicKeys(FieldReader in) {
    if (Fields.check("public keys", 0, 1, in.uint8("public keys")) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PublicKeys(
            DataKey.of(in.bytes("public keys", DataKey.BYTES)),
            MaskKey.of(in.bytes("public keys", MaskKey.BYTES))));
  }
}
