package io.cess4j.sdk.paid;

import static io.cess4j.sdk.sharing.ProxyClient.hex;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.typed.Deliver;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A buyer's signed request to the proxies of a grant (docs/formats.md section 16).
 *
 * @param recipient to which answers are sealed, of this request alone
 * @param signature over Deliver, 65 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
record DeliveryRequest(
    Bytes32 grant,
    CapsuleHeader capsule,
    long certificate,
    Address account,
    G1 recipient,
    Instant deadline,
    byte[] signature) {

  /**
   * @param domain of PayPerRetrieval
   */
  static DeliveryRequest sign(
      PaidGrant paid,
      long certificate,
      Account account,
      G1 recipient,
      Instant deadline,
      TypedDomain domain) {
    CapsuleHeader header = CapsuleHeader.of(paid.file().capsule());
    Deliver word =
        new Deliver(
            paid.grant().grant(),
            Bytes32.of(Keccak.hash(Reencryption.eip2537(header))),
            certificate,
            Bytes32.of(Keccak.hash(recipient.compressed())),
            deadline);
    return new DeliveryRequest(
        paid.grant().grant(),
        header,
        certificate,
        account.address(),
        recipient,
        deadline,
        domain.sign(account, word));
  }

  /**
   * The JSON of it.
   *
   * @param settled where the chain stands
   * @param toGateway whether it goes to the channel's gateway, which needs no word of its own
   */
  Map<String, Object> body(ChannelBook book, RetrievalChannel settled, boolean toGateway) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant", grant.hex());
    body.put("capsule", hex(capsule.toBytes()));
    body.put("certificate", certificate);
    body.put("account", account.hex());
    body.put("recipient", hex(recipient.compressed()));
    body.put("deadline", deadline.getEpochSecond());
    body.put("signature", hex(signature));
    body.put("payment", payment(book, settled, toGateway));
    return body;
  }

  private static Map<String, Object> payment(
      ChannelBook book, RetrievalChannel settled, boolean toGateway) {
    // Where all is settled already, the last record goes along: the voucher is about it.
    long from = Math.min(settled.count(), book.count() - 1);
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("channel", book.channel());
    payment.put("cumulative", book.cumulative().toString());
    payment.put("count", book.count());
    payment.put("start", book.digestAfter(from).hex());
    payment.put("records", hex(join(book.since(from))));
    payment.put("voucher", hex(book.signature().toBytes()));
    if (!toGateway) {
      payment.put("accepted", hex(book.accepted().toBytes()));
    }
    return payment;
  }

  private static byte[] join(List<RetrievalRecord> records) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    records.forEach(record -> joined.writeBytes(record.word().bytes()));
    return joined.toByteArray();
  }
}
