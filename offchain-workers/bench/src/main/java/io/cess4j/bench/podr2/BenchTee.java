package io.cess4j.bench.podr2;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GroupKey;
import io.cess4j.chain.contract.WorkerRegistration;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Attestation;
import io.cess4j.chain.typed.Tags;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.Objects;

/** What a TEE worker does on chain: registers its keys, posts beats, signs tags. */
final class BenchTee {
  private static final int GROUP = 0;
  private static final String ENDPOINT = "https://127.0.0.1:1";

  private final Trusted ti;
  private final Network network;
  private final FundedAccounts accounts;
  private final Account account;
  private final Account signer;
  private final SecretScalar vrf;
  private final SecretScalar seal;

  BenchTee(Trusted ti, Network network, FundedAccounts accounts) {
    this.ti = ti;
    this.network = network;
    this.accounts = accounts;
    account = accounts.teeWorker(0);
    signer = accounts.teeWorker(1); // in the product a key of the enclave
    vrf = SecretScalar.random(ti.random);
    seal = SecretScalar.random(ti.random);
  }

  /** Opens the group with all proofs of possession and the authority's attestation. */
  void register() {
    KeyMessages messages =
        new KeyMessages(network.connection().chainId(), address(network.teeWorkers().address()));
    AccountAddress holder = address(account.address());
    Hash256 srsDigest = ti.srs.digest();
    Hash256 tls = ti.srs.digest(); // nobody connects; the registry wants some hash
    G1 sealKey = seal.timesG1();
    byte[] digest =
        messages.keysDigest(
            holder,
            GROUP,
            address(signer.address()),
            vrf.timesG2(),
            tls,
            KeyMessages.groupDigest(ti.publicKey.x(), ti.publicKey.a(), srsDigest, sealKey));
    Address verifier =
        Objects.requireNonNull(network.addresses().get("AttestationVerifier"), "deployed");
    byte[] report =
        new TypedDomain(network.connection().chainId(), verifier)
            .sign(
                accounts.attestationAuthority(),
                new Attestation(account.address(), Bytes32.of(digest)));
    GroupKey group =
        new GroupKey(
            ti.publicKey.x().eip2537(),
            ti.publicKey.a().eip2537(),
            ti.key.srsFirst().eip2537(),
            Bytes32.of(srsDigest.toBytes()),
            ti.key
                .possession(
                    messages.tiKey(holder, GROUP, ti.publicKey.x(), ti.publicKey.a(), srsDigest))
                .eip2537(),
            sealKey.compressed());
    WorkerRegistration worker =
        new WorkerRegistration(
            GROUP,
            signer.address(),
            vrf.timesG2().eip2537(),
            Vrf.possession(vrf, messages.vrfKey(holder, vrf.timesG2())).eip2537(),
            Bytes32.of(tls.toBytes()),
            ENDPOINT,
            report);
    network.teeWorkers().openGroup(sender(), group, worker);
  }

  /** Posts a beat: a VRF proof over the one before. */
  void beat(long number) {
    Hash256 previous = Hash256.of(network.beats().latest().value().bytes());
    byte[] message =
        new BeatMessages(network.connection().chainId(), address(network.beats().address()))
            .message(number, previous);
    network
        .beats()
        .post(sender(), number, vrf.timesG2().eip2537(), Vrf.prove(vrf, message).eip2537());
  }

  byte[] sign(Tags tags) {
    return network.domain().sign(signer, tags);
  }

  private TransactionSender sender() {
    return network.sender(account);
  }

  static AccountAddress address(Address address) {
    return AccountAddress.of(address.bytes());
  }
}
