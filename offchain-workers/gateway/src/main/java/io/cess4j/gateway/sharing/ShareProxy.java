package io.cess4j.gateway.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.contract.GrantState;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.typed.Reencrypt;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.gateway.GatewayException.GrantEnded;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.KeyShare;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps shares of live grants, sealed as they came, and re-encrypts for the readers that grants
 * name. What it answers it signs, so that a lie can be proved (IProxyReports); therefore it serves
 * a share only where it is the one that the grant on chain names.
 */
public final class ShareProxy {
  private static final Logger LOG = LoggerFactory.getLogger(ShareProxy.class);

  private final Network network;
  private final Account account;
  private final AccountAddress self;
  private final ProxySecret secret;
  private final ShareStore store;

  public ShareProxy(Network network, Account account, ProxySecret secret, ShareStore store) {
    this.network = network;
    this.account = account;
    this.self = AccountAddress.of(account.address().bytes());
    this.secret = secret;
    this.store = store;
  }

  /**
   * Takes a share; on disk when this returns.
   *
   * @throws NotFound for a grant that is not on chain
   * @throws GrantEnded for one that is revoked or over
   * @throws RequestMalformed for a share that is not this gateway's of that grant
   */
  public void accept(Bytes32 grant, byte[] sealed) {
    Sharing sharing = network.sharing();
    requireLive(sharing, grant);
    if (store.find(grant).isPresent()) {
      return; // the one that is there was checked
    }
    GrantMade made =
        sharing
            .index()
            .grant(grant)
            .orElseThrow(() -> new NotFound("grant " + grant + " has no event on this chain yet"));
    int index = made.proxies().indexOf(account.address());
    if (index < 0) {
      throw new RequestMalformed(
          "grant %s does not name this gateway, %s, as a proxy".formatted(grant, account.address()),
          null);
    }
    try {
      HeldShare held =
          new HeldShare(
              made.reader(),
              G1.ofEip2537(made.labelKey()),
              G2.ofEip2537(GrantDescription.shareKey(made, index)),
              ByteString.of(sealed));
      open(grant, held).close();
      store.save(grant, held);
    } catch (ProofsException refused) {
      throw new RequestMalformed(
          "the share of grant %s is refused: %s".formatted(grant, refused.getMessage()), refused);
    }
    LOG.info("took a share of grant {} for {}", grant, made.reader());
  }

  /**
   * Re-encrypts a capsule.
   *
   * @param signature of the grant's reader over Reencrypt
   * @throws NotFound where this gateway has no share of the grant
   * @throws NotAuthorised for another's signature, or one whose deadline is over
   * @throws GrantEnded for a grant that is revoked or over
   * @throws RequestMalformed for a capsule of another label, or an altered one
   */
  public ShareAnswer reencrypt(Bytes32 grant, byte[] capsule, Instant deadline, byte[] signature) {
    HeldShare held = held(grant);
    Sharing sharing = network.sharing();
    try {
      CapsuleHeader header = CapsuleHeader.of(capsule);
      Bytes32 hash = hash(Reencryption.eip2537(header));
      requireReader(sharing, held, new Reencrypt(grant, hash, deadline), signature);
      requireLive(sharing, grant);
      return answer(sharing, grant, held, header);
    } catch (ProofsException refused) {
      throw new RequestMalformed("the capsule is refused: " + refused.getMessage(), refused);
    }
  }

  /**
   * Whether {@link #answer} would answer; the caller has found out who asks.
   *
   * @param reader whom the grant must name
   * @throws NotFound where this gateway has no share of the grant, or it is for another reader
   * @throws GrantEnded for a grant that is revoked or over
   * @throws ProofsException for a capsule of another label, or an altered one
   */
  public void requireServable(Bytes32 grant, Address reader, CapsuleHeader capsule) {
    HeldShare held = held(grant);
    if (!held.reader().equals(reader)) {
      throw new NotFound(
          "grant %s is for %s, and not for whoever pays".formatted(grant, held.reader()));
    }
    capsule.check(held.labelKey());
    requireLive(network.sharing(), grant);
  }

  /**
   * Re-encrypts a capsule for a reader that the caller has asked for its right, and signs.
   *
   * @throws NotFound where this gateway has no share of the grant
   * @throws ProofsException for a capsule of another label, or an altered one
   */
  public ShareAnswer answer(Bytes32 grant, CapsuleHeader capsule) {
    return answer(network.sharing(), grant, held(grant), capsule);
  }

  private ShareAnswer answer(
      Sharing sharing, Bytes32 grant, HeldShare held, CapsuleHeader capsule) {
    try (KeyShare share = open(grant, held)) {
      Reencryption answer = share.reencrypt(capsule, held.labelKey());
      Bytes32 hash = hash(Reencryption.eip2537(capsule));
      Reencrypted word = new Reencrypted(grant, hash, hash(answer.eip2537()));
      return new ShareAnswer(
          answer, ByteString.of(sharing.reports().domain().signCompact(account, word)));
    }
  }

  private HeldShare held(Bytes32 grant) {
    return store
        .find(grant)
        .orElseThrow(
            () ->
                new NotFound(
                    "this gateway has no share of grant %s: its owner must send one"
                        .formatted(grant)));
  }

  /**
   * Forgets shares of grants that are over; gives how many. What a rewound chain does not know for
   * a while stays.
   */
  public int forgetEnded() {
    int forgotten = 0;
    for (Bytes32 grant : store.grants()) {
      GrantState state = network.sharing().grants().grantOf(grant);
      if (state.exists() && !state.isLive(network.clock().instant())) {
        store.forget(grant);
        LOG.info("forgot the share of grant {}, which is over", grant);
        forgotten++;
      }
    }
    return forgotten;
  }

  private void requireReader(Sharing sharing, HeldShare held, Reencrypt request, byte[] signature) {
    Address signer = sharing.grants().domain().recover(request, signature).orElse(Address.ZERO);
    if (!signer.equals(held.reader())) {
      throw new NotAuthorised(
          "grant %s is for %s, and the request is signed by %s"
              .formatted(
                  request.grant(), held.reader(), signer.equals(Address.ZERO) ? "nobody" : signer));
    }
    if (request.deadline().isBefore(network.clock().instant())) {
      throw new NotAuthorised(
          "the request ended at %s: sign a new one".formatted(request.deadline()));
    }
  }

  private void requireLive(Sharing sharing, Bytes32 grant) {
    GrantState state = sharing.grants().grantOf(grant);
    if (!state.exists()) {
      throw new NotFound("grant " + grant + " is not on this chain: check its id");
    }
    if (state.revoked()) {
      throw new GrantEnded("grant %s was revoked by %s".formatted(grant, state.owner()));
    }
    if (!state.isLive(network.clock().instant()) || !sharing.grants().isLive(grant)) {
      throw new GrantEnded(
          "grant %s ended at %s: its owner may grant again"
              .formatted(grant, state.until().map(Instant::toString).orElse("?")));
    }
  }

  private KeyShare open(Bytes32 grant, HeldShare held) {
    try (SecretScalar proxy = secret.open()) {
      return KeyShare.open(
          held.sealed().toBytes(), proxy, Hash256.of(grant.bytes()), self, held.shareKey());
    }
  }

  private static Bytes32 hash(byte[] points) {
    return Bytes32.of(Keccak.hash(points));
  }
}
