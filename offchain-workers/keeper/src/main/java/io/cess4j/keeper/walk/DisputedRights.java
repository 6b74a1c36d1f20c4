package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.contract.RightsDisputes;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.time.Instant;
import java.util.List;

/**
 * Disputes over data rights: draws their TEE workers and moves those on whose deadline has passed
 * (protocol.md section 9). Nobody pays for it; without it a certificate that nobody answers for
 * could not be sold. A position is a certificate.
 */
final class DisputedRights implements Walk {
  private final View view;
  private final Hand hand;
  private final DisputeIndex index;

  DisputedRights(View view, Hand hand, DisputeIndex index) {
    this.view = view;
    this.hand = hand;
    this.index = index;
  }

  @Override
  public String name() {
    return "disputes";
  }

  @Override
  public List<Position> after(Position position) {
    return index.after(position, Numbers.PAGE);
  }

  @Override
  public Result act(Position at) {
    long certificate = at.first();
    RightsDispute dispute = disputes().disputeOf(certificate);
    return switch (dispute.state()) {
      case NONE -> {
        index.closed(certificate);
        yield Result.NOTHING;
      }
      case OPEN -> drawn(certificate, dispute.drawBeat());
      case DRAWN, ANSWERED ->
          now().isAfter(dispute.deadline()) ? expire(certificate) : Result.WAITING;
    };
  }

  private Result drawn(long certificate, long drawBeat) {
    if (view.network().beats().firstBeatFrom(drawBeat).isPresent()) {
      return hand.send("draw", sender -> disputes().draw(sender, certificate));
    }
    return view.isBeatLost(drawBeat) ? expire(certificate) : Result.WAITING;
  }

  private Result expire(long certificate) {
    return hand.send("expire", sender -> disputes().expire(sender, certificate));
  }

  /** As the next block will have it at the earliest: it may be a few seconds behind the clock. */
  private Instant now() {
    return view.network().clock().instant();
  }

  private RightsDisputes disputes() {
    return view.network().rightsDisputes();
  }
}
