package io.cess4j.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.protocol.layout.Sizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Files among deals that strangers activated under their ids. */
final class FileFinderTest {
  private static final Address OWNER = Address.of("0x" + "11".repeat(20));
  private static final Address STRANGER = Address.of("0x" + "22".repeat(20));
  private static final CodeParameters CODE = new CodeParameters(2, 3);

  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<Long, SignedDescriptor> stored = new HashMap<>();
  private final List<DealBook.Claim> claims = new ArrayList<>();
  private final List<Long> asked = new ArrayList<>();
  private final Set<Long> silent = new TreeSet<>();

  private final FileFinder finder =
      new FileFinder(
          new DealBook() {
            @Override
            public List<Claim> claimsOf(String fid) {
              return List.copyOf(claims);
            }

            @Override
            public HeldDeal held(long deal) {
              asked.add(deal);
              SignedDescriptor one = stored.get(deal);
              Hash256 root = one == null ? hash() : one.descriptor().root();
              return new HeldDeal(deal, root, 3, List.of());
            }
          },
          held -> {
            SignedDescriptor one = stored.get(held.deal());
            if (one == null || silent.contains(held.deal())) {
              throw new RetrievalException.DescriptorUnavailable(held.deal(), Map.of());
            }
            return one;
          });

  @Test
  void shouldFindAFileOfTwoDeals() {
    String fid = file(OWNER, 3, 9);
    HeldFile found = finder.find(fid);
    assertThat(found.deals()).extracting(HeldDeal::deal).containsExactly(3L, 9L);
    assertThat(asked).containsExactly(3L, 9L);
  }

  /** SECURITY.md: anyone may activate a deal under a file's id; it hid the file. */
  @Test
  void aStrangersDealUnderTheIdDoesNotHideTheFile() {
    claim(STRANGER, descriptor(1, List.of(1L), hash(), 1_000, 0));
    String fid = file(OWNER, 3, 9);
    assertThat(finder.find(fid).first().deal()).isEqualTo(3);
  }

  @Test
  void aStrangersDealWhoseMinersAreSilentDoesNotHideTheFile() {
    claim(STRANGER, descriptor(1, List.of(1L), hash(), 1_000, 0));
    silent.add(1L);
    assertThat(finder.find(file(OWNER, 3, 9)).first().deal()).isEqualTo(3);
  }

  /** Each listed deal was a call of the chain and one for each of its miners. */
  @Test
  void aDescriptorThatLists65535DealsCostsItsReaderNoFurtherCalls() {
    List<Long> many = LongStream.rangeClosed(1, 65_535).boxed().toList();
    long length = plaintext(65_535);
    claim(STRANGER, descriptor(1, many, hash(), length, 0));
    String fid = file(OWNER, 70_000, 70_001);
    assertThat(finder.find(fid).first().deal()).isEqualTo(70_000);
    assertThat(asked).containsExactly(1L, 70_000L, 70_001L);
  }

  @Test
  void dealsOfAnotherOwnerMakeUpNoFile() {
    List<Long> both = List.of(3L, 4L);
    Hash256 fid = hash();
    long length = plaintext(2);
    claim(STRANGER, descriptor(3, both, fid, length, 0));
    claim(OWNER, descriptor(4, both, fid, length, 1));
    assertThatThrownBy(() -> finder.find(fid.toHex()))
        .isInstanceOf(RetrievalException.FileInconsistent.class);
  }

  @Test
  void saysWhetherNothingCarriesTheIdOrNobodyAnswers() {
    assertThatThrownBy(() -> finder.find(hash().toHex()))
        .isInstanceOf(RetrievalException.FileUnknown.class);
    String fid = file(OWNER, 3, 9);
    silent.add(9L);
    assertThatThrownBy(() -> finder.find(fid))
        .isInstanceOf(RetrievalException.DescriptorUnavailable.class);
  }

  @Test
  void aDealTwiceInAFileIsNoFile() {
    List<Long> twice = List.of(3L, 3L);
    long length = plaintext(2);
    Descriptor one = descriptor(3, twice, hash(), length, 0);
    String fid = fid(List.of(one, one));
    assertThat(FileIdentity.matches(fid, List.of(one, one))).isFalse();
  }

  /** Stores a file of two deals and gives its id. */
  private String file(Address owner, long first, long second) {
    List<Long> deals = List.of(first, second);
    long length = plaintext(2);
    Hash256 commitment = hash();
    Hash256 none = hash();
    List<Descriptor> parts =
        List.of(
            descriptor(first, deals, none, length, 0, commitment),
            descriptor(second, deals, none, length, 1, commitment));
    parts.forEach(part -> claim(owner, part));
    return fid(parts);
  }

  private static String fid(List<Descriptor> parts) {
    return FileId.of(
            parts.stream()
                .map(
                    part ->
                        new FileId.Part(
                            part.deal(),
                            part.fragments().fragmentsRoot(),
                            part.entry().offset(),
                            part.entry().length()))
                .toList(),
            parts.getFirst().entry().keyCommitment())
        .toHex();
  }

  private void claim(Address owner, Descriptor descriptor) {
    claims.add(new DealBook.Claim(descriptor.deal(), owner));
    stored.put(
        descriptor.deal(),
        new SignedDescriptor(
            descriptor,
            ByteString.of(DescriptorCodec.encode(descriptor)),
            ByteString.of(new byte[65])));
  }

  private Descriptor descriptor(
      long deal, List<Long> deals, Hash256 fid, long plaintext, int part) {
    return descriptor(deal, deals, fid, plaintext, part, hash());
  }

  private Descriptor descriptor(
      long deal, List<Long> deals, Hash256 fid, long plaintext, int part, Hash256 commitment) {
    FileLayout.Part place = new FileLayout(plaintext).part(part);
    DealLayout layout = new DealLayout(CODE, place.length());
    List<Hash256> ids = new ArrayList<>();
    for (int fragment = 0; fragment < 3 * layout.segments(); fragment++) {
      ids.add(hash());
    }
    DirectoryEntry entry =
        new DirectoryEntry(
            fid,
            place.offset(),
            place.length(),
            commitment,
            plaintext,
            part,
            deals,
            bytes(28),
            bytes(DirectoryEntry.OWNER_SEAL_BYTES),
            Optional.empty());
    AccountAddress account = AccountAddress.of(new byte[20]);
    return new Descriptor(
        31_337,
        account,
        deal,
        account,
        account,
        layout,
        4,
        entry,
        bytes(Descriptor.TEE_SEAL_BYTES),
        new FragmentIds(3, layout.segments(), ids));
  }

  private Hash256 hash() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Hash256.of(bytes);
  }

  private ByteString bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.of(bytes);
  }

  /** A plaintext that takes so many deals. */
  private static long plaintext(int parts) {
    return CiphertextLayout.plaintextBytes((parts - 1) * Sizes.DEAL_BYTES + 1_000);
  }
}
