package io.cess4j.example.gameitems;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.kit.Works;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.sharing.Share;
import io.cess4j.sdk.sharing.ShareOptions;
import io.cess4j.sdk.sharing.Sharing;
import io.cess4j.sdk.storage.PutOptions;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who makes assets, sells licences of them and lets licensed players read them. */
public final class Studio {
  private final Session session;
  private final Items items;
  private final Works works;
  private final PutOptions options;

  /**
   * A studio.
   *
   * @param options how assets are stored; always encrypted here, whatever these say
   */
  public Studio(Session session, Items items, Works works, PutOptions options) {
    this.session = session;
    this.items = items;
    this.works = works;
    this.options = options;
  }

  /**
   * What players buy.
   *
   * @param limit items there will ever be, and licences offered now
   * @param price wei of a licence
   * @param term of a licence; zero for ever
   */
  public record Offer(LicenceText text, long limit, BigInteger price, Duration term) {}

  /**
   * A published kind.
   *
   * @param offering number by which players buy
   */
  public record Published(Work asset, long offering) {}

  /** Stores and registers an asset, introduces the kind and offers licences. */
  public Published publish(Path asset, String title, Offer offer) {
    Work work =
        works.publish(
            asset,
            new RightsDescription(title, "game asset", "", Bytes32.ZERO),
            options,
            Works.Find.SIMILAR_WORKS);
    items.introduce(work, offer.text().hash(), offer.limit());
    long offering =
        session
            .network()
            .billing()
            .licences()
            .offer(
                session.sender(),
                work.certificate(),
                offer.text().hash(),
                offer.price(),
                offer.limit(),
                offer.term())
            .value();
    return new Published(work, offering);
  }

  /**
   * What a round of serving changed.
   *
   * @param waiting players that have registered no reader key yet
   */
  public record Served(List<Address> granted, List<Address> revoked, List<Address> waiting) {}

  /**
   * Makes grants agree with items and licences: shares the asset with each player that may read it
   * until its licence ends, and revokes the grants of those that may no more. Asked again it does
   * nothing, so it may be killed and started at any time.
   */
  public Served serve(long id) {
    String fid = items.kind(id).fid();
    Sharing sharing = session.cess().sharing();
    List<Address> readers = new ArrayList<>();
    List<Address> revoked = new ArrayList<>();
    for (Share share : sharing.given()) {
      if (!share.live() || !share.files().contains(fid)) {
        continue;
      }
      if (items.readableUntil(id, share.reader()).isPresent()) {
        readers.add(share.reader());
      } else {
        sharing.revoke(share.grant());
        revoked.add(share.reader());
      }
    }
    List<Address> granted = new ArrayList<>();
    List<Address> waiting = new ArrayList<>();
    for (Address player : items.receivers(id)) {
      Optional<Instant> until = items.readableUntil(id, player);
      if (until.isPresent() && !readers.contains(player) && !player.equals(session.address())) {
        (grant(fid, player, until.get()) ? granted : waiting).add(player);
      }
    }
    return new Served(granted, revoked, waiting);
  }

  private boolean grant(String fid, Address player, Instant until) {
    ShareOptions options = ShareOptions.defaults();
    try {
      session
          .cess()
          .sharing()
          .share(fid, player, until.equals(Instant.MAX) ? options : options.until(until));
      return true;
    } catch (CessException.ReaderKeyMissing notYet) {
      return false;
    }
  }

  /**
   * Takes what licences have brought: parents of the asset get their shares, its holder the rest.
   *
   * @return wei in the inbox before
   */
  public BigInteger collect(long id) {
    var shares = session.network().billing().revenueShares();
    BigInteger inbox = shares.inboxOf(id);
    if (inbox.signum() > 0) {
      shares.claim(session.sender(), id);
    }
    return inbox;
  }
}
