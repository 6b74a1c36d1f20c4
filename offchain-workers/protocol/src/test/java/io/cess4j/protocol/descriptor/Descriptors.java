package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random descriptors that are consistent. */
final class Descriptors {

  private Descriptors() {}

  static Descriptor random(RandomGenerator random) {
    FileLayout file = new FileLayout(random.nextLong(1L << random.nextInt(1, 36)));
    FileLayout.Part part = file.part(random.nextInt(file.parts()));
    long deal = random.nextLong(1, 1L << 32);
    List<Long> deals = new ArrayList<>();
    for (int i = 0; i < file.parts(); i++) {
      deals.add(i == part.index() ? deal : random.nextLong(1, 1L << 32));
    }
    int n = random.nextInt(2, 33);
    DealLayout layout =
        new DealLayout(new CodeParameters(random.nextInt(2, n + 1), n), part.length());
    List<Hash256> ids = new ArrayList<>();
    for (int i = 0; i < n * layout.segments(); i++) {
      ids.add(Hash256.of(bytes(random, 32)));
    }
    DirectoryEntry entry =
        new DirectoryEntry(
            Hash256.of(bytes(random, 32)),
            part.offset(),
            part.length(),
            Hash256.of(bytes(random, 32)),
            file.plaintextBytes(),
            part.index(),
            deals,
            ByteString.of(bytes(random, random.nextInt(28, 400))),
            ByteString.of(bytes(random, 208)),
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new PublicKeys(DataKey.generate(random), MaskKey.generate(random))));
    return new Descriptor(
        random.nextLong(1, Long.MAX_VALUE),
        AccountAddress.of(bytes(random, 20)),
        deal,
        AccountAddress.of(bytes(random, 20)),
        AccountAddress.of(bytes(random, 20)),
        layout,
        random.nextInt(1 << 16),
        entry,
        ByteString.of(bytes(random, 176)),
        new FragmentIds(n, layout.segments(), ids));
  }

  private static byte[] bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
