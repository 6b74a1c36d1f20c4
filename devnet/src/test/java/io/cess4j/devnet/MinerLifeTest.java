package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.ExitBegun;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.CoolingDown;
import io.cess4j.contracts.errors.DealUnknown;
import io.cess4j.contracts.errors.NothingToTopUp;
import io.cess4j.contracts.errors.SettleFirst;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A miner's money from registration to exit, on a node, through the typed clients. */
@WithDevnet
class MinerLifeTest {
  private final TestNetwork test;
  private final Network network;

  MinerLifeTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @Test
  void aMinerShrinksLeavesAndIsPaidOutAfterCooling() {
    TransactionSender operator = test.sender(test.accounts().operator(5));
    TransactionSender stranger = test.sender(test.accounts().client());
    BigInteger unit = network.parameters().get(Parameter.COLLATERAL_PER_UNIT);
    BigInteger before = network.vault().balanceOf(operator.address());
    long miner = network.miners().register(operator, registration(4)).value();
    assertThat(network.miners().standing(miner).pledged())
        .isEqualTo(unit.multiply(BigInteger.valueOf(4)));
    assertThat(network.miners().standing(miner).owed()).isZero();

    network.auditRounds().poke(stranger, miner);
    network.miners().shrink(operator, miner, 1);
    assertThat(network.miners().standing(miner).collateral())
        .isEqualTo(unit.multiply(BigInteger.valueOf(3)));
    assertThatThrownBy(() -> network.miners().topUp(stranger, miner, BigInteger.ONE))
        .isInstanceOf(NothingToTopUp.class);

    Receipt exit = network.miners().exit(operator, miner);
    assertThat(exit.logs().stream().flatMap(log -> EventDecoder.decode(log).stream()))
        .filteredOn(ExitBegun.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ExitBegun.class, event -> assertThat(event.miner()).isEqualTo(miner));
    assertThat(network.miners().ticketCount(7)).isZero();
    assertThatThrownBy(() -> network.miners().withdraw(stranger, miner))
        .isInstanceOf(CoolingDown.class);

    test.advance(Duration.ofDays(8));
    assertThatThrownBy(() -> network.miners().withdraw(stranger, miner))
        .isInstanceOf(SettleFirst.class);
    network.auditRounds().poke(stranger, miner);
    network.miners().withdraw(stranger, miner);
    assertThat(network.miners().miner(miner).state()).isEqualTo(MinerState.EXITED);
    assertThat(network.vault().balanceOf(operator.address())).isEqualTo(before);
  }

  @Test
  void clientsOfPenaltiesAndRepairAnswerForDealsThatDoNotExist() {
    assertThatThrownBy(() -> network.penalties().claimable(9_999)).isInstanceOf(DealUnknown.class);
    assertThatThrownBy(() -> network.repair().condition(9_999)).isInstanceOf(DealUnknown.class);
    assertThat(network.repair().slot(9_999, 0).miner()).isZero();
  }

  private MinerRegistration registration(int units) {
    return new MinerRegistration(
        test.accounts().operator(6).address(),
        Bytes32.of("0x" + "cd".repeat(32)),
        "https://127.0.0.1:7005",
        7,
        units);
  }
}
