package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.contract.KeySaleState;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.contract.RetrievalSettlement;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.contracts.errors.AuctionUnknown;
import io.cess4j.contracts.errors.ChannelStillOpen;
import io.cess4j.contracts.errors.ChannelTermOutOfRange;
import io.cess4j.contracts.errors.InboxEmpty;
import io.cess4j.contracts.errors.OnlyChannelGateway;
import io.cess4j.contracts.errors.RetrievalNotAdmitted;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Billing and the market through the typed clients, on a node; no certificate is registered yet.
 */
@WithDevnet
class BillingClientsTest {
  private static final BigInteger DEPOSIT = BigInteger.TEN.pow(15);

  private final TestNetwork test;
  private final Billing billing;
  private final TransactionSender buyer;
  private final TransactionSender gateway;

  BillingClientsTest(TestNetwork test) {
    this.test = test;
    this.billing = test.network().billing();
    this.buyer = test.sender(test.accounts().client());
    this.gateway = test.sender(test.accounts().gateway(0));
  }

  @Test
  void aDepositComesBackToTheWeiAndRefusalsNameTheirValues() {
    Instant now = test.network().connection().latestBlock().timestamp();
    Instant until = now.plus(Duration.ofDays(3));
    assertThatThrownBy(() -> billing.payPerRetrieval().open(buyer, gateway.address(), DEPOSIT, now))
        .isInstanceOf(ChannelTermOutOfRange.class);
    BigInteger before = test.network().vault().balanceOf(buyer.address());
    long channel = billing.payPerRetrieval().open(buyer, gateway.address(), DEPOSIT, until).value();
    RetrievalChannel known = billing.payPerRetrieval().channelOf(channel);
    assertThat(known.buyer()).isEqualTo(buyer.address());
    assertThat(known.gateway()).isEqualTo(gateway.address());
    assertThat(known.deposit()).isEqualTo(DEPOSIT);
    assertThat(known.until()).isEqualTo(until);
    assertThat(test.network().vault().balanceOf(buyer.address()))
        .isEqualTo(before.subtract(DEPOSIT));

    assertThatThrownBy(() -> billing.payPerRetrieval().close(buyer, channel))
        .isInstanceOf(ChannelStillOpen.class);
    assertThatThrownBy(() -> billing.payPerRetrieval().finish(buyer, channel))
        .isInstanceOf(OnlyChannelGateway.class);
    billing.payPerRetrieval().finish(gateway, channel);
    billing.payPerRetrieval().close(gateway, channel);
    assertThat(test.network().vault().balanceOf(buyer.address())).isEqualTo(before);
  }

  @Test
  void aRetrievalOfNothingIsNotPaid() {
    Instant now = test.network().connection().latestBlock().timestamp();
    long channel =
        billing
            .payPerRetrieval()
            .open(buyer, gateway.address(), DEPOSIT, now.plus(Duration.ofDays(3)))
            .value();
    RetrievalRecord record = new RetrievalRecord(9, BigInteger.TEN, 1, now, false);
    Voucher voucher = new Voucher(channel, BigInteger.TEN, 1, record.digestAfter(Bytes32.ZERO));
    byte[] signature =
        billing.payPerRetrieval().domain().signCompact(test.accounts().client(), voucher);
    RetrievalSettlement settlement =
        new RetrievalSettlement(
            channel, BigInteger.TEN, 1, List.of(record), ByteString.of(signature));
    assertThatThrownBy(() -> billing.payPerRetrieval().settle(gateway, List.of(settlement)))
        .isInstanceOfSatisfying(
            RetrievalNotAdmitted.class,
            refused -> assertThat(refused.certificateValue()).isEqualTo(BigInteger.valueOf(9)));
    assertThat(billing.retrievalLedger().count()).isZero();
    assertThat(billing.retrievalLedger().runningHash()).isEqualTo(Bytes32.ZERO);
  }

  @Test
  void thePayingReaderIsAReaderWhoseKeyEverybodyKnows() {
    Address reader = billing.payingReader().address();
    assertThat(test.network().sharing().readerKeys().versionOf(reader)).isEqualTo(1);
    assertThat(test.network().sharing().readerKeys().digestOf(reader)).isNotEqualTo(Bytes32.ZERO);
    assertThat(billing.payingReader().readerKey()).hasSize(128);
    assertThat(billing.payingReader().labelOf(7).hex())
        .isEqualTo("0x605559dad93386a89b28a47226d36f46586acb5968873a846c219e32952f02c3");
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertThat(billing.accessTerms().termsOf(1).access()).isEqualTo(AccessMode.CLOSED);
    assertThat(billing.accessTerms().admits(1, buyer.address())).isFalse();
    assertThat(billing.accessTerms().chargeOf(1, buyer.address(), Instant.EPOCH).admitted())
        .isFalse();
    assertThat(billing.revenueShares().inboxOf(1)).isZero();
    assertThatThrownBy(() -> billing.revenueShares().claim(buyer, 1))
        .isInstanceOf(InboxEmpty.class);
    assertThat(billing.subscriptions().isSubscribed(1, buyer.address())).isFalse();
    assertThat(billing.subscriptions().subscriptionOf(1, buyer.address()).rest()).isZero();
    assertThat(billing.keySales().offerOf(Bytes32.ZERO).state()).isEqualTo(KeyOfferState.UNKNOWN);
    assertThat(billing.keySales().saleOf(1).state()).isEqualTo(KeySaleState.UNKNOWN);
    assertThat(billing.licences().offeringOf(1).seller()).isEqualTo(Address.ZERO);
    assertThat(billing.licences().licensedUntil(1, Bytes32.ZERO, buyer.address()))
        .isEqualTo(Instant.EPOCH);
    assertThat(billing.listings().listingOf(1).seller()).isEqualTo(Address.ZERO);
    assertThat(billing.purchaseOffers().offerOf(1).buyer()).isEqualTo(Address.ZERO);
    assertThat(billing.auctions().auctionOf(1).seller()).isEqualTo(Address.ZERO);
    assertThatThrownBy(() -> billing.auctions().bid(buyer, 1, BigInteger.ONE))
        .isInstanceOf(AuctionUnknown.class);
  }
}
