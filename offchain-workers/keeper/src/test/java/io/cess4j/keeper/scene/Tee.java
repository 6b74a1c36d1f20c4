package io.cess4j.keeper.scene;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GroupKey;
import io.cess4j.chain.contract.WorkerRegistration;
import io.cess4j.chain.typed.Attestation;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.TypedStructure;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.proofs.podr2.TiSecretKey;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.security.SecureRandom;
import java.util.Objects;

/** What a TEE worker does on chain: registers its keys, posts beats, signs. */
final class Tee {
  private static final int GROUP = 0;

  private final Network network;
  private final Account account;
  private final Account signer;
  private final SecretScalar vrf;

  Tee(Network network, FundedAccounts accounts, SecureRandom random) {
    this.network = network;
    this.account = accounts.teeWorker(0);
    this.signer = accounts.teeWorker(1); // in the product a key of the enclave
    this.vrf = SecretScalar.random(random);
    try (TiSecretKey key = KeyGen.ti(random)) {
      register(key, accounts, SecretScalar.random(random).timesG1());
    }
  }

  private void register(TiSecretKey key, FundedAccounts accounts, G1 sealKey) {
    KeyMessages messages =
        new KeyMessages(network.connection().chainId(), address(network.teeWorkers().address()));
    AccountAddress holder = address(account.address());
    TiPublicKey ti = key.publicKey();
    Hash256 any = hash();
    byte[] digest =
        messages.keysDigest(
            holder,
            GROUP,
            address(signer.address()),
            vrf.timesG2(),
            any,
            KeyMessages.groupDigest(ti.x(), ti.a(), any, sealKey));
    Address verifier = Objects.requireNonNull(network.addresses().get("AttestationVerifier"));
    byte[] report =
        new TypedDomain(network.connection().chainId(), verifier)
            .sign(
                accounts.attestationAuthority(),
                new Attestation(account.address(), Bytes32.of(digest)));
    GroupKey group =
        new GroupKey(
            ti.x().eip2537(),
            ti.a().eip2537(),
            key.srsFirst().eip2537(),
            Bytes32.of(any.toBytes()),
            key.possession(messages.tiKey(holder, GROUP, ti.x(), ti.a(), any)).eip2537(),
            sealKey.compressed());
    network
        .teeWorkers()
        .openGroup(
            network.sender(account),
            group,
            new WorkerRegistration(
                GROUP,
                signer.address(),
                vrf.timesG2().eip2537(),
                Vrf.possession(vrf, messages.vrfKey(holder, vrf.timesG2())).eip2537(),
                Bytes32.of(any.toBytes()),
                "https://127.0.0.1:1",
                report));
  }

  /** No contract looks into the SRS or the TLS key that it stands for. */
  private static Hash256 hash() {
    byte[] bytes = new byte[32];
    bytes[0] = 1;
    return Hash256.of(bytes);
  }

  /** Posts a beat: a VRF proof over the one before. */
  void beat(long number) {
    Hash256 previous = Hash256.of(network.beats().latest().value().bytes());
    byte[] message =
        new BeatMessages(network.connection().chainId(), address(network.beats().address()))
            .message(number, previous);
    network
        .beats()
        .post(
            network.sender(account),
            number,
            vrf.timesG2().eip2537(),
            Vrf.prove(vrf, message).eip2537());
  }

  byte[] sign(TypedStructure structure) {
    return network.domain().signCompact(signer, structure);
  }

  private static AccountAddress address(Address address) {
    return AccountAddress.of(address.bytes());
  }
}
