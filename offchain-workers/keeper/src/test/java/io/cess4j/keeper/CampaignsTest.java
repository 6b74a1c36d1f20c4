package io.cess4j.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RepairCause;
import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.event.DealLost;
import io.cess4j.chain.event.RepairDrawn;
import io.cess4j.chain.event.RepairOpened;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.keeper.scene.Scene;
import io.cess4j.keeper.scene.TestKeeper;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each campaign does its work on the real contracts, and nothing where there is none. */
@WithDevnet
class CampaignsTest {
  private final TestNetwork test;
  private final Network network;
  @TempDir private Path folder;
  private Scene scene;
  private TestKeeper keeper;

  CampaignsTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @BeforeEach
  void start() {
    scene = new Scene(test);
    keeper = new TestKeeper(network, test.accounts().keeper(0), folder);
  }

  @AfterEach
  void stop() {
    keeper.close();
  }

  private List<Long> miners(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> scene.miner(i, 2)).toList();
  }

  @Test
  void roundsSettleMissedDaysOnceAndEarnTheBounty() throws Exception {
    List<Long> miners = miners(3);
    scene.deals(1, 2, 3);
    scene.missedDays(2);
    BigInteger before = network.vault().balanceOf(test.accounts().keeper(0).address());

    assertThat(keeper.runs("rounds").status()).isEqualTo("COMPLETED");

    for (long miner : miners) {
      assertThat(network.auditRounds().misses(miner).consecutive()).isEqualTo(2);
      assertThat(network.auditRounds().misses(miner).settledUntil()).isEqualTo(scene.today());
    }
    assertThat(network.vault().balanceOf(test.accounts().keeper(0).address()))
        .as("a hundredth of each fine")
        .isGreaterThan(before);
    long nonce = network.connection().minedNonce(test.accounts().keeper(0).address());
    assertThat(keeper.runs("rounds").status()).isEqualTo("COMPLETED");
    assertThat(network.connection().minedNonce(test.accounts().keeper(0).address()))
        .as("nothing is left to do")
        .isEqualTo(nonce);
  }

  @Test
  void aReportedLossIsOpenedAndDrawn() throws Exception {
    miners(4);
    long deal = scene.deals(1, 2, 3).getFirst();
    long loser = network.deals().deal(deal).miners().get(1);
    network.lossReports().orElseThrow().report(test.sender(scene.account(loser)), deal, 1);
    scene.tomorrow();

    BigInteger before = earned();
    keeper.runs("repair");
    assertThat(network.repair().slot(deal, 1).state()).isEqualTo(SlotState.OPEN);
    assertThat(network.repair().slot(deal, 1).cause()).isEqualTo(RepairCause.LOSS);
    BigInteger opened = earned();
    assertThat(opened).as("paid by who lost it").isGreaterThan(before);
    keeper.runs("repair");
    assertThat(network.repair().slot(deal, 1).state()).as("no beat yet").isEqualTo(SlotState.OPEN);
    scene.beat();
    keeper.runs("repair");
    assertThat(network.repair().slot(deal, 1).state()).isEqualTo(SlotState.DRAWN);
    assertThat(network.repair().slot(deal, 1).miner()).isNotIn(0L, loser);
    assertThat(earned()).as("and for the draw").isGreaterThan(opened);

    scene.advance(
        Duration.ofSeconds(
            network.parameters().get(Parameter.ACTIVATION_TIMEOUT).longValueExact() + 1));
    keeper.runs("repair");
    assertThat(network.repair().slot(deal, 1).state()).as("renewed").isEqualTo(SlotState.OPEN);
    assertThat(scene.events(network.repair().address(), RepairOpened.class)).hasSize(1);
  }

  @Test
  void everythingOfALeavingMinerIsHandedOver() throws Exception {
    long leaver = miners(3).getFirst();
    List<Long> deals = scene.deals(6, 2, 3);
    scene.miner(3, 2);
    network.miners().exit(test.sender(scene.account(leaver)), leaver);
    scene.tomorrow();

    keeper.runs("repair");
    assertThat(scene.events(network.repair().address(), RepairOpened.class))
        .hasSize(deals.size())
        .allMatch(opened -> opened.loser() == leaver && opened.cause() == RepairCause.EXIT);
    scene.beat();
    keeper.runs("repair");
    assertThat(scene.events(network.repair().address(), RepairDrawn.class))
        .hasSize(deals.size())
        .allMatch(drawn -> drawn.miner() == 4);
  }

  @Test
  void aDealWithTooLittleLeftEndsAndItsOwnerIsRefunded() throws Exception {
    miners(3);
    long deal = scene.deals(1, 2, 3).getFirst();
    for (int slot = 0; slot < 2; slot++) {
      long miner = network.deals().deal(deal).miners().get(slot);
      network.lossReports().orElseThrow().report(test.sender(scene.account(miner)), deal, slot);
    }
    scene.tomorrow();
    BigInteger before = network.vault().balanceOf(test.accounts().client().address());

    keeper.runs("repair");

    assertThat(network.deals().deal(deal).state()).isEqualTo(DealState.LOST);
    assertThat(scene.events(network.repair().address(), DealLost.class)).hasSize(1);
    assertThat(network.vault().balanceOf(test.accounts().client().address())).isGreaterThan(before);
    assertThat(keeper.runs("repair").status()).isEqualTo("COMPLETED");
  }

  @Test
  void anOrderThatNobodyDrewIsRefundedAfterItsDeadline() {
    long order = scene.order(2, 3);
    keeper.runs("expiry");
    assertThat(network.orders().order(order).state()).isEqualTo(OrderState.PLACED);

    test.advanceTo(network.orders().order(order).deadline().plusSeconds(2));
    keeper.runs("expiry");
    assertThat(network.orders().order(order).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(earned()).as("a part of the draw fee").isPositive();
    assertThat(keeper.runs("expiry").subjects()).as("looked at a last time").isEqualTo(1);
    assertThat(keeper.runs("expiry").subjects()).as("over: never looked at again").isZero();
  }

  @Test
  void ticketsOfALeavingMinerAreRetired() {
    long miner = scene.miner(0, 256);
    network.miners().grow(test.sender(scene.account(miner)), miner, 200);
    network.miners().drain(test.sender(scene.account(miner)), miner);
    assertThat(network.miners().miner(miner).listedUnits()).isEqualTo(200);

    keeper.runs("compaction");

    assertThat(network.miners().miner(miner).listedUnits()).isZero();
  }

  @Test
  void whoLeavesPaysForItsTickets() {
    long miner = scene.miner(0, 256);
    network.miners().grow(test.sender(scene.account(miner)), miner, 200);
    network.miners().exit(test.sender(scene.account(miner)), miner);
    BigInteger collateral = network.miners().standing(miner).collateral();

    keeper.runs("compaction");

    assertThat(network.miners().miner(miner).listedUnits()).isZero();
    assertThat(earned())
        .isPositive()
        .isEqualTo(collateral.subtract(network.miners().standing(miner).collateral()));
  }

  @Test
  void disputesOverDataRightsAreDrawnAndMovedOn() throws Exception {
    long certificate = scene.certificate();
    network.rightsDisputes().open(test.sender(test.accounts().client()), certificate);
    assertThat(disputeAfterRound(certificate).state()).as("no beat").isEqualTo(DisputeState.OPEN);
    scene.beat();
    RightsDispute drawn = disputeAfterRound(certificate);
    assertThat(drawn.state()).isEqualTo(DisputeState.DRAWN);
    assertThat(drawn.worker()).isEqualTo(1);
    assertThat(disputeAfterRound(certificate)).as("its holder has time").isEqualTo(drawn);

    test.advanceTo(drawn.deadline().plusSeconds(2));
    RightsDispute over = disputeAfterRound(certificate);
    assertThat(over.state()).isEqualTo(DisputeState.NONE);
    assertThat(over.standing()).isEqualTo(RightsStanding.UNPROVEN);
    long nonce = network.connection().minedNonce(test.accounts().keeper(0).address());
    assertThat(keeper.runs("disputes").status()).isEqualTo("COMPLETED");
    assertThat(network.connection().minedNonce(test.accounts().keeper(0).address()))
        .as("nothing is left to do")
        .isEqualTo(nonce);
  }

  private RightsDispute disputeAfterRound(long certificate) throws Exception {
    assertThat(keeper.runs("disputes").status()).isEqualTo("COMPLETED");
    return network.rightsDisputes().disputeOf(certificate);
  }

  @Test
  void claimsAreSettledForWhoOffersATip() throws Exception {
    miners(3);
    long deal = scene.deals(1, 2, 3).getFirst();
    scene.missedDays(3);
    keeper.runs("rounds");
    Address client = test.accounts().client().address();
    BigInteger tip = BigInteger.valueOf(1_000);
    keeper.close();
    keeper = new TestKeeper(network, test.accounts().keeper(0), folder, false);
    keeper.runs("settlement");
    assertThat(network.deals().claimable(deal)).as("nobody pays for it").isPositive();

    network
        .settlementOffers()
        .offer(test.sender(test.accounts().client()), BigInteger.TEN.pow(12), tip, 7);
    BigInteger before = network.vault().balanceOf(client);
    BigInteger own = earned();
    BigInteger owed = network.deals().claimable(deal).add(network.penalties().claimable(deal));
    keeper.runs("settlement");

    assertThat(network.vault().balanceOf(client)).isEqualTo(before.add(owed));
    assertThat(earned()).isEqualTo(own.add(tip));
    assertThat(network.settlementOffers().offerOf(client).rest())
        .isEqualTo(BigInteger.TEN.pow(12).subtract(tip));
  }

  private BigInteger earned() {
    return network.vault().balanceOf(test.accounts().keeper(0).address());
  }

  @Test
  void settlementRefundsTheDaysThatWereNotProven() throws Exception {
    miners(3);
    long deal = scene.deals(1, 2, 3).getFirst();
    scene.missedDays(3);
    keeper.runs("rounds");
    BigInteger before = network.vault().balanceOf(test.accounts().client().address());
    BigInteger owed = network.deals().claimable(deal).add(network.penalties().claimable(deal));
    assertThat(owed).isPositive();

    keeper.runs("settlement");

    assertThat(network.vault().balanceOf(test.accounts().client().address()))
        .isEqualTo(before.add(owed));
  }
}
