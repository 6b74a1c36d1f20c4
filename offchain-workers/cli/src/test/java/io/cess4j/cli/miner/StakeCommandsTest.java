package io.cess4j.cli.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator does about fines and leaving, on a real chain without workers. */
@WithDevnet(operators = 1)
@Timeout(180)
final class StakeCommandsTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);
  private static final Bytes32 TLS_KEY =
      Bytes32.of("tls key hash of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
  private static final String PASSWORD = "correct horse";
  private static final int UNITS = 3;

  private final TestNetwork test;
  private final Network network;
  private final Impersonation contracts;
  private final Address penalties;
  @TempDir private Path folder;
  private Address account = Address.ZERO;
  private long id;
  private String failure = "";
  private String words = "";

  StakeCommandsTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.penalties = network.penalties().address();
    this.contracts = new Impersonation(test);
  }

  @BeforeEach
  void register() throws IOException {
    Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
    JsonNode made =
        cess(
            new InitCommand(),
            "--listen",
            FreePort.onLoopback(),
            "--rpc",
            test.devnet().rpc().toString(),
            "--directory",
            network.directory().address().hex(),
            "--password-file",
            folder.resolve("secret").toString());
    account = Address.of(made.path("account").asString());
    Account key = AccountKeystore.load(folder.resolve("miner/account.json"), PASSWORD);
    TransactionSender governor = network.sender(test.accounts().governor());
    BigInteger collateral = cess(10 * UNITS);
    network.token().approve(governor, network.vault().address(), collateral);
    network.vault().depositFor(governor, account, collateral);
    governor.send(account, "0x", CESS);
    MinerRegistration registration =
        new MinerRegistration(account, TLS_KEY, "https://127.0.0.1:1", 0, UNITS);
    id = network.miners().register(network.sender(key), registration).value();
  }

  @Test
  void nothingHappensWithoutConsent() {
    contracts.fine(penalties, id, CESS);
    give(cess(1));
    for (StakeCommand command :
        List.of(new TopUpCommand(), new ExitCommand(), new GrowCommand(), new ShrinkCommand())) {
      String[] units =
          command instanceof GrowCommand || command instanceof ShrinkCommand
              ? new String[] {"1"}
              : new String[0];
      give(cess(10));
      assertThat(cess(command, units)).isEmpty();
      assertThat(failure).contains("nothing was sent").contains("--yes");
      assertThat(words).as("what it would have cost").contains("CESS");
    }
    assertThat(standing().state()).isEqualTo(MinerState.ACTIVE);
    assertThat(standing().owed()).isEqualTo(CESS);
  }

  @Test
  void topUpBringsAnIndebtedMinerBackFromOneWeiOn() {
    assertThat(yes(new TopUpCommand()).path("paid").asString()).as("nothing owed").isEqualTo("0");

    contracts.fine(penalties, id, cess(31));
    assertThat(standing().debt()).isEqualTo(CESS);
    assertThat(yes(new TopUpCommand())).isEmpty();
    assertThat(failure).contains("31 CESS are needed").contains("send it 31 CESS more");

    give(cess(31));
    assertThat(yes(new TopUpCommand(), "--amount", "0")).isEmpty();
    assertThat(failure).contains("pays nothing");
    JsonNode one = yes(new TopUpCommand(), "--amount", "0.000000000000000001");
    assertThat(one.path("paid").asString()).isEqualTo("1");
    assertThat(standing().debt()).isEqualTo(CESS.subtract(BigInteger.ONE));

    network.miners().retire(network.sender(test.accounts().governor()), id, UNITS);
    JsonNode rest = yes(new TopUpCommand());
    assertThat(words).contains("draws pick it again");
    assertThat(rest.path("owed").asString()).isEqualTo("0");
    assertThat(rest.path("tickets").asInt()).as("what strangers took out").isEqualTo(UNITS);
    assertThat(standing().collateral()).isEqualTo(cess(30));
    assertThat(network.miners().miner(id).listedUnits()).isEqualTo(UNITS);
  }

  @Test
  void shrinkGivesFreeSpaceBackAndSettlesTheDaysFirst() {
    test.advance(network.calendar().days(2));
    contracts.occupy(network.deals().address(), id, sectorsOf(1.5));
    assertThat(yes(new ShrinkCommand(), "2")).isEmpty();
    assertThat(failure).contains("1.5 GiB").contains("shrink by 1 at most");
    assertThat(yes(new ShrinkCommand(), "3")).isEmpty();
    assertThat(failure).contains("one has to stay");

    JsonNode shrunk = yes(new ShrinkCommand(), "1");
    assertThat(words).contains("10 CESS come back");
    assertThat(shrunk.path("released").asString()).isEqualTo(cess(10).toString());
    assertThat(network.miners().miner(id).declaredUnits()).isEqualTo(2);
    assertThat(network.vault().balanceOf(account)).isEqualTo(cess(10));
    assertThat(network.auditRounds().misses(id).settledUntil()).isEqualTo(2);
  }

  @Test
  void growLocksCollateralFromVaultAndWallet() {
    assertThat(yes(new GrowCommand(), "2")).isEmpty();
    assertThat(failure).contains("20 CESS are needed").contains("send it 20 CESS more");
    give(cess(20));
    assertThat(yes(new GrowCommand(), "1000000")).isEmpty();
    assertThat(network.miners().miner(id).declaredUnits()).isEqualTo(UNITS);

    JsonNode grown = yes(new GrowCommand(), "2");
    assertThat(words).contains("locks 20 CESS").contains("5 units").contains("as tokens");
    assertThat(grown.path("collateral").asString()).isEqualTo(cess(50).toString());
    assertThat(network.miners().miner(id).declaredUnits()).isEqualTo(5);
  }

  @Test
  void leavingGoesStepByStep() {
    assertThat(yes(new WithdrawCommand())).isEmpty();
    assertThat(failure).contains("is active").contains("'cess miner exit' comes first");
    contracts.occupy(network.deals().address(), id, sectorsOf(1));

    JsonNode exit = yes(new ExitCommand());
    assertThat(words).contains("for good").contains("0 slots").contains("day 7, ");
    assertThat(exit.path("state").asString()).isEqualTo("exiting");
    assertThat(exit.path("withdrawableDay").asLong()).isEqualTo(7);
    assertThat(network.miners().miner(id).listedUnits()).isZero();
    assertThat(yes(new ExitCommand()).path("changed").asBoolean()).as("once more").isFalse();
    assertThat(yes(new GrowCommand(), "1")).isEmpty();
    assertThat(failure).contains("is exiting");
    assertThat(yes(new WithdrawCommand())).isEmpty();
    assertThat(failure).contains("cooling down until day 7, ");

    test.advance(network.calendar().days(7));
    JsonNode first = yes(new WithdrawCommand(), "--tokens");
    BigInteger paid = new BigInteger(first.path("withdrawn").asString());
    assertThat(paid).as("what is behind nothing").isBetween(cess(19), cess(20));
    assertThat(network.token().balanceOf(account)).isEqualTo(paid);
    assertThat(first.path("state").asString()).isEqualTo("exiting");
    JsonNode second = yes(new WithdrawCommand());
    assertThat(second.path("withdrawn").asString()).as("no news").isEqualTo("0");
    JsonNode status = cess(new StatusCommand());
    assertThat(status.path("state").asString()).isEqualTo("exiting");
    assertThat(status.path("daysUntilWithdrawal").asLong()).isZero();
  }

  @Test
  void whoHoldsNothingIsGoneWithTheWithdrawal() {
    yes(new ExitCommand());
    test.advance(network.calendar().days(7));
    JsonNode left = yes(new WithdrawCommand());
    assertThat(left.path("withdrawn").asString()).isEqualTo(cess(30).toString());
    assertThat(left.path("state").asString()).isEqualTo("exited");
    assertThat(yes(new WithdrawCommand()).path("withdrawn").asString()).isEqualTo("0");
    assertThat(yes(new ExitCommand())).isEmpty();
    assertThat(failure).contains("is exited");
    assertThat(cess(new StatusCommand()).path("state").asString()).isEqualTo("exited");
  }

  @Test
  void statusSaysWhatStandsBehindAndWhatAMissedDayWouldCost() {
    contracts.fine(penalties, id, cess(32));
    contracts.rate(penalties, id, 51);
    JsonNode status = cess(new StatusCommand());
    assertThat(status.path("pledged").asString()).isEqualTo(cess(30).toString());
    assertThat(status.path("collateral").asString()).isEqualTo("0");
    assertThat(status.path("debt").asString()).isEqualTo(cess(2).toString());
    assertThat(status.path("owed").asString()).isEqualTo(cess(32).toString());
    assertThat(status.path("credit").asInt()).isEqualTo(51);
    assertThat(status.path("creditOdds").asString()).isEqualTo("1.1");
    assertThat(status.path("nextMissCosts").asString()).as("the first is free").isEqualTo("0");
    contracts.expel(penalties, id);
    assertThat(cess(new StatusCommand()).path("state").asString()).isEqualTo("expelled");
    assertThat(yes(new ExitCommand())).isEmpty();
    assertThat(failure).contains("is expelled").contains("'cess miner withdraw'");
  }

  private Standing standing() {
    return network.miners().standing(id);
  }

  private static long sectorsOf(double units) {
    return (long) (units * (1L << 30) / 31);
  }

  private static BigInteger cess(int amount) {
    return CESS.multiply(BigInteger.valueOf(amount));
  }

  private void give(BigInteger tokens) {
    network.token().transfer(network.sender(test.accounts().governor()), account, tokens);
  }

  private JsonNode yes(StakeCommand command, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--yes");
    return cess(command, all.toArray(String[]::new));
  }

  private JsonNode cess(Object command, String... options) {
    List<String> all = new ArrayList<>(List.of("--data", folder.resolve("miner").toString()));
    all.addAll(List.of(options));
    Typed typed = Typed.run(command, all);
    failure = typed.failure();
    words = typed.words();
    return typed.result();
  }
}
