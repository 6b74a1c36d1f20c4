package io.cess4j.cli.market;

import io.cess4j.chain.contract.Auction;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Dates;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Auctions for people and for scripts. */
final class AuctionViews {
  private AuctionViews() {}

  static String text(long certificate, Auction auction, BigInteger next) {
    return "certificate %d is auctioned by %s until %s; %s; the next bid is %s at least"
        .formatted(
            certificate,
            auction.seller(),
            Dates.of(auction.end()),
            auction.bid().signum() == 0
                ? "nobody has bid"
                : "%s bids %s".formatted(auction.bidder(), Amounts.cess(auction.bid())),
            Amounts.cess(next));
  }

  static Map<String, Object> json(long certificate, Auction auction, BigInteger next) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("seller", auction.seller().hex());
    json.put("reserve", auction.reserve().toString());
    json.put("bidder", auction.bidder().hex());
    json.put("bid", auction.bid().toString());
    json.put("minimumBid", next.toString());
    json.put("end", auction.end().getEpochSecond());
    return json;
  }
}
