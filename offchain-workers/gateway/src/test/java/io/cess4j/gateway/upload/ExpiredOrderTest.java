package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.gateway.GatewayException.OrderUnfit;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Anybody may expire an order after its deadline, so nothing is stored on it any more. */
@WithDevnet
class ExpiredOrderTest {
  private static final long LENGTH = 100;
  private final TestNetwork test;
  private final Network network;
  private final Account client;
  private final Address gateway;

  ExpiredOrderTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.client = test.accounts().client();
    this.gateway = test.accounts().gateway(0).address();
  }

  @Test
  void isNotAdmitted() {
    Terms terms = new Terms(1_000, 2, 3, 28, 0xffff, gateway, network.orders().price());
    long order = network.orders().place(test.sender(client), terms).value();
    Instant deadline = network.orders().order(order).deadline();
    Admission admission = new Admission(network, gateway);
    SignedAuthorisation signed = authorised(order, deadline.plus(Duration.ofDays(1)));
    assertThat(admission.admit(signed, LENGTH).owner()).isEqualTo(client.address());

    test.advanceTo(deadline.plusSeconds(1));
    assertThatThrownBy(() -> admission.admit(signed, LENGTH))
        .isInstanceOf(OrderUnfit.class)
        .hasMessageContaining("can be expired")
        .hasMessageContaining("place a new one");
    network.orders().expire(test.sender(client), order);
    assertThatThrownBy(() -> admission.admit(signed, LENGTH))
        .isInstanceOf(OrderUnfit.class)
        .hasMessageContaining("CANCELLED");
  }

  private SignedAuthorisation authorised(long order, Instant deadline) {
    Authorisation authorisation =
        new Authorisation(
            List.of(order),
            LENGTH,
            gateway,
            Bytes32.of(Keccak.hash(G1.GENERATOR.compressed())),
            Instant.ofEpochSecond(deadline.getEpochSecond()));
    return new SignedAuthorisation(
        authorisation, network.domain().sign(client, authorisation), Optional.of(G1.GENERATOR));
  }
}
