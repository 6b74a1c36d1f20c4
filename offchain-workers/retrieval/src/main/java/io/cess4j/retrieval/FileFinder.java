package io.cess4j.retrieval;

import io.cess4j.chain.Address;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.DealBook.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From a file id to its deals and descriptors, by the chain and the miners alone. Safe for many
 * threads.
 *
 * <p>Anyone may activate a deal under another file's id. The id covers the deals' numbers and
 * fragments, so only the right deals give it back; the others are passed over, whether their miners
 * answer or not. A descriptor lists up to 65,535 deals: none of them is looked at unless the chain
 * has it under the same id and owner, so a search costs at most one descriptor for each deal that
 * somebody paid for under this id.
 */
public final class FileFinder {
  private static final int CACHED = 256;
  private final DealBook book;
  private final Function<HeldDeal, SignedDescriptor> miners;
  private final Map<Long, SignedDescriptor> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SignedDescriptor> eldest) {
          return size() > CACHED;
        }
      };

  /**
   * @param miners gives the descriptor of a deal, {@link DescriptorFetcher#fetch} outside of tests
   */
  public FileFinder(DealBook book, Function<HeldDeal, SignedDescriptor> miners) {
    this.book = book;
    this.miners = miners;
  }

  /**
   * @param fid 64 hex digits
   * @throws RetrievalException.FileUnknown where no active deal carries it
   * @throws RetrievalException.FileInconsistent where the deals that do are of other files
   * @throws RetrievalException.DescriptorUnavailable where miners that may hold it do not answer
   */
  public HeldFile find(String fid) {
    List<Claim> claims = book.claimsOf(fid);
    if (claims.isEmpty()) {
      throw new RetrievalException.FileUnknown(fid);
    }
    Search search = new Search(fid, claims);
    for (Claim claim : claims) {
      Optional<HeldFile> file = search.from(claim);
      if (file.isPresent()) {
        return file.get();
      }
    }
    throw search.failure();
  }

  /** One search: no deal is asked for twice. */
  private final class Search {
    private final String fid;
    private final Map<Address, Set<Long>> dealsByOwner = new HashMap<>();
    private final Map<Long, Part> parts = new HashMap<>();
    private final Set<List<Long>> tried = new HashSet<>();
    private Optional<RuntimeException> last = Optional.empty();

    private record Part(HeldDeal held, SignedDescriptor signed) {}

    Search(String fid, List<Claim> claims) {
      this.fid = fid;
      claims.forEach(
          claim ->
              dealsByOwner
                  .computeIfAbsent(claim.owner(), owner -> new HashSet<>())
                  .add(claim.deal()));
    }

    Optional<HeldFile> from(Claim claim) {
      try {
        List<Long> listed = part(claim.deal()).signed().descriptor().entry().deals();
        Set<Long> paid = dealsByOwner.getOrDefault(claim.owner(), Set.of());
        if (listed.size() > paid.size() || !paid.containsAll(listed) || !tried.add(listed)) {
          return Optional.empty();
        }
        return collect(listed);
      } catch (RetrievalException | ContractRevert e) {
        last = Optional.of(e); // a stranger's deal must not hide the right one behind it
        return Optional.empty();
      }
    }

    private Optional<HeldFile> collect(List<Long> listed) {
      List<HeldDeal> deals = new ArrayList<>();
      List<SignedDescriptor> signed = new ArrayList<>();
      for (long deal : listed) {
        Part part = part(deal);
        deals.add(part.held());
        signed.add(part.signed());
      }
      List<Descriptor> descriptors = signed.stream().map(SignedDescriptor::descriptor).toList();
      return FileIdentity.matches(fid, descriptors)
          ? Optional.of(new HeldFile(fid, deals, signed))
          : Optional.empty();
    }

    private Part part(long deal) {
      Part known = parts.get(deal);
      if (known == null) {
        HeldDeal held = book.held(deal);
        known = new Part(held, descriptor(held));
        parts.put(deal, known);
      }
      return known;
    }

    RuntimeException failure() {
      return last.orElseGet(() -> new RetrievalException.FileInconsistent(fid));
    }
  }

  /** A descriptor never changes while its root on chain does not. */
  private SignedDescriptor descriptor(HeldDeal deal) {
    synchronized (cache) {
      SignedDescriptor known = cache.get(deal.deal());
      if (known != null && known.descriptor().root().equals(deal.root())) {
        return known;
      }
    }
    SignedDescriptor fetched = miners.apply(deal);
    synchronized (cache) {
      cache.put(deal.deal(), fetched);
    }
    return fetched;
  }
}
