package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Quote;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.OrderPlaced;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.BalanceTooLow;
import io.cess4j.contracts.errors.CodeOutOfRange;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.MinerUnknown;
import io.cess4j.contracts.errors.OnlyGovernor;
import io.cess4j.contracts.errors.PriceTooLow;
import io.cess4j.contracts.errors.TermTooShort;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDevnet
class FoundedNetworkTest {
  private static final int ANY_REGION = 0xffff;
  private final TestNetwork test;
  private final Network network;
  private final TransactionSender client;

  FoundedNetworkTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.client = test.sender(test.accounts().client());
  }

  private Terms terms(long size, int k, int n, BigInteger price) {
    Address gateway = test.accounts().gateway(0).address();
    return new Terms(size, k, n, 28, ANY_REGION, gateway, price);
  }

  @Test
  void everyContractIsFoundByName() {
    assertThat(network.addresses()).isEqualTo(test.deployment().contracts());
    assertThat(network.addresses().values()).allMatch(network.connection()::hasCode);
    assertThat(network.directory().governor()).isEqualTo(test.accounts().governor().address());
  }

  @Test
  void parametersAreThoseOfTheProfile() {
    NetworkProfile profile = NetworkProfile.load("test");
    Constants constants = network.parameters().constants();

    assertThat(network.parameters().all()).isEqualTo(profile.values());
    assertThat(constants).isEqualTo(profile.from(constants.genesis()).constants());
    assertThat(network.parameters().get(Parameter.SAMPLE_COUNT)).isEqualTo(64);
    assertThat(network.parameters().profile()).isEqualTo("test");
  }

  @Test
  void calendarAndContractsCountTheSameBeats() {
    test.advance(Duration.ofHours(49).plusSeconds(7));
    Instant now = network.connection().latestBlock().timestamp();

    assertThat(network.calendar().dayAt(now)).isEqualTo(2);
    assertThat(network.calendar().beatAt(now)).isEqualTo(network.beats().beatNumberAt(now));
    assertThat(network.clock().instant())
        .isBetween(now, now.plusSeconds(30)); // the machine may be slow between the two looks
  }

  @Test
  void domainIsTheOneThatDealsComputes() {
    assertThat(network.domain().separator()).isEqualTo(network.deals().domainSeparator());
  }

  @Test
  void clientsAndOperatorsHaveCessToSpend() {
    assertThat(network.vault().balanceOf(client.address())).isEqualTo(Funding.CLIENT);
    assertThat(network.vault().balanceOf(test.accounts().operator(11).address()))
        .isEqualTo(Funding.OPERATOR);
    assertThat(network.token().balanceOf(client.address())).isPositive();
  }

  @Test
  void clientDepositsAndWithdraws() {
    BigInteger amount = BigInteger.TEN.pow(20);
    network.token().approve(client, network.vault().address(), amount);
    network.vault().deposit(client, amount);
    network.vault().withdraw(client, test.accounts().otherClient().address(), BigInteger.ONE);

    assertThat(network.vault().balanceOf(client.address()))
        .isEqualTo(Funding.CLIENT.add(amount).subtract(BigInteger.ONE));
    assertThat(network.token().balanceOf(test.accounts().otherClient().address()))
        .isEqualTo(BigInteger.ONE);
  }

  @Test
  void orderIsQuotedPlacedAndReadBackWithEveryField() {
    BigInteger price = network.orders().price();
    Terms terms = terms(1 << 20, 4, 6, price);
    Quote quote = network.orders().quote(terms);

    Mined<Long> placed = network.orders().place(client, terms);

    var order = network.orders().order(placed.value());
    assertThat(order.state()).isEqualTo(OrderState.PLACED);
    assertThat(order.owner()).isEqualTo(client.address());
    assertThat(order.gateway()).isEqualTo(terms.gateway());
    assertThat(order.cost()).isEqualTo(quote.cost());
    assertThat(order.rate()).isEqualTo(quote.rate());
    assertThat(order.endDay()).isEqualTo((int) quote.endDay());
    assertThat(order.size()).isEqualTo(1 << 20);
    assertThat(network.vault().balanceOf(client.address()))
        .isEqualTo(Funding.CLIENT.subtract(quote.cost()));
    List<ContractEvent> events =
        placed.receipt().logs().stream().flatMap(log -> EventDecoder.decode(log).stream()).toList();
    assertThat(events)
        .filteredOn(OrderPlaced.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            OrderPlaced.class, event -> assertThat(event.terms()).isEqualTo(terms));
  }

  @Test
  void minerIsRegisteredAndReadBackWithEveryField() {
    TransactionSender operator = test.sender(test.accounts().operator(0));
    Address signer = test.accounts().operator(1).address();
    Bytes32 tlsKeyHash = Bytes32.of("0x" + "ab".repeat(32));
    MinerRegistration registration =
        new MinerRegistration(signer, tlsKeyHash, "https://127.0.0.1:7001", 3, 2);

    long miner = network.miners().register(operator, registration).value();

    var read = network.miners().miner(miner);
    assertThat(read.account()).isEqualTo(operator.address());
    assertThat(read.signer()).isEqualTo(signer);
    assertThat(read.tlsKeyHash()).isEqualTo(tlsKeyHash);
    assertThat(read.endpoint()).isEqualTo("https://127.0.0.1:7001");
    assertThat(read.region()).isEqualTo(3);
    assertThat(read.state()).isEqualTo(MinerState.ACTIVE);
    assertThat(read.declaredUnits()).isEqualTo(2);
    assertThat(network.miners().count()).isEqualTo(miner);
    assertThat(network.miners().minersOf(operator.address(), 0)).containsExactly(miner);
    assertThat(network.miners().ticketCount(3)).isEqualTo(2);
    assertThat(network.deals().buckets(miner)).hasSize(4).allMatch(bucket -> bucket.end() == 0);
  }

  @Test
  void refusalsOfEstimationArriveWithTheirValues() {
    BigInteger price = network.orders().price();
    assertThatThrownBy(
            () -> network.orders().place(client, terms(1000, 4, 6, price.subtract(BigInteger.ONE))))
        .isInstanceOfSatisfying(
            PriceTooLow.class,
            refusal -> {
              assertThat(refusal.minimumValue()).isEqualTo(price);
              assertThat(refusal.actualValue()).isEqualTo(price.subtract(BigInteger.ONE));
            });
    assertThatThrownBy(() -> network.orders().place(client, terms(1000, 7, 6, price)))
        .isInstanceOf(CodeOutOfRange.class)
        .hasMessageContaining("k 7");
    assertThatThrownBy(
            () ->
                network
                    .vault()
                    .withdraw(client, client.address(), Funding.CLIENT.add(BigInteger.ONE)))
        .isInstanceOf(BalanceTooLow.class);
    assertThatThrownBy(() -> network.parameters().set(client, Parameter.DRAW_FEE, BigInteger.ONE))
        .isInstanceOf(OnlyGovernor.class);
  }

  @Test
  void aRefusalInTheBlockIsFoundByReplay() throws Exception {
    test.needsAnvil();
    AnvilRequests node = new AnvilRequests(test.devnet().rpc());
    TransactionSender hasty = hastyGovernor();
    long governorNonce = network.connection().minedNonce(hasty.address());
    long clientNonce = network.connection().minedNonce(client.address());
    Terms terms = terms(1000, 4, 6, network.orders().price());
    node.request("evm_setAutomine", "[false]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> place = threads.submit(() -> network.orders().place(client, terms));
      node.awaitPending(client.address(), clientNonce + 1); // its estimation has passed
      Future<?> longerTerms =
          threads.submit(
              () ->
                  network.parameters().set(hasty, Parameter.MINIMUM_TERM, BigInteger.valueOf(29)));
      node.awaitPending(hasty.address(), governorNonce + 1);
      node.request("evm_mine", "[]"); // the better paid change of the rule comes first

      longerTerms.get();
      assertThatThrownBy(place::get)
          .cause()
          .isInstanceOf(TermTooShort.class)
          .hasMessageContaining("minimum 29");
    } finally {
      node.request("evm_setAutomine", "[true]");
    }
  }

  private TransactionSender hastyGovernor() {
    SenderSettings usual = SenderSettings.DEFAULT;
    return new TransactionSender(
        test.accounts().governor(),
        network.connection(),
        new SenderSettings(
            usual.poll(),
            usual.heal(),
            usual.raiseFees(),
            usual.timeout(),
            usual.gasHeadroomPercent(),
            usual.gasCap(),
            usual.tip().multiply(BigInteger.TEN)),
        InstantSource.system());
  }

  @Test
  void refusalsOfReadingArriveToo() {
    assertThatThrownBy(() -> network.miners().miner(99))
        .isInstanceOf(MinerUnknown.class)
        .isInstanceOf(ContractRevert.class);
  }

  @Test
  void addressWithoutContractIsNamed() {
    Address nobody = Address.of("0x" + "77".repeat(20));
    assertThatThrownBy(() -> Network.connect(test.devnet().rpc(), nobody))
        .isInstanceOf(ChainException.ContractMissing.class)
        .hasMessageContaining(nobody.toString());
  }

  @Test
  void addressesFileIsReadBackAsWritten(@TempDir Path folder) {
    Path file = folder.resolve("addresses.json");
    test.deployment().write(file);

    assertThat(Deployment.read(file)).isEqualTo(test.deployment());
  }
}
