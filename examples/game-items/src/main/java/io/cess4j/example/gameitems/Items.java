package io.cess4j.example.gameitems;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.example.gameitems.contracts.GameItems;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.OwnContract;
import io.cess4j.example.kit.OwnErrors;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.web3j.protocol.core.methods.response.Log;

/** The items' contract, typed; IGameItems.sol says what each call does and refuses. */
public final class Items {
  private static final OwnErrors ERRORS = OwnErrors.of(Items.class, "GameItems.abi.json");

  /** The chain's "for ever": the largest uint40. */
  private static final BigInteger FOR_EVER = BigInteger.ONE.shiftLeft(40).subtract(BigInteger.ONE);

  private final OwnContract<GameItems> contract;
  private final Session session;

  /** The contract at an address, used by a session. */
  public Items(Address address, Session session) {
    this.contract = new OwnContract<>(GameItems::load, address, session, ERRORS);
    this.session = session;
  }

  /** A new contract; it belongs to nobody. */
  public static Address deploy(Session session) {
    return OwnContract.deploy(session, GameItems.BINARY);
  }

  /** Holder of the asset's certificate: a new kind. */
  public void introduce(Work asset, Bytes32 text, long limit) {
    contract.send(
        contract
            .calls()
            .introduce(word(asset.certificate()), claim(asset), text.bytes(), word(limit)));
  }

  /**
   * Licensee: one item for a licence.
   *
   * @return id of its kind
   */
  public long claim(long licence) {
    Receipt receipt = contract.send(contract.calls().claim(word(licence)));
    return OwnContract.events(
            contract.logs(receipt),
            GameItems.ITEMCLAIMED_EVENT,
            GameItems::getItemClaimedEventFromLog)
        .getFirst()
        .id
        .longValueExact();
  }

  /** Hands items on; whoever gets them needs a licence of its own to read the asset. */
  public void give(long id, Address to, long amount) {
    contract.send(
        contract
            .calls()
            .safeTransferFrom(
                session.address().hex(), to.hex(), word(id), word(amount), new byte[0]));
  }

  /**
   * A kind.
   *
   * @throws DappException where there is none
   */
  public ItemKind kind(long id) {
    GameItems.Kind kind = contract.read(contract.calls().kindOf(word(id)));
    if (kind.limit.signum() == 0) {
      throw new DappException("there is no kind of item " + id + ": look at the number again");
    }
    return new ItemKind(
        id,
        Bytes32.of(kind.fid).hex().substring(2),
        Bytes32.of(kind.text),
        kind.limit.longValueExact(),
        kind.minted.longValueExact());
  }

  /** Items of a kind that an account has. */
  public long balanceOf(Address account, long id) {
    return contract.read(contract.calls().balanceOf(account.hex(), word(id))).longValueExact();
  }

  /** Until when an account may read the asset; empty where it may not. */
  public Optional<Instant> readableUntil(long id, Address account) {
    BigInteger until = contract.read(contract.calls().readableUntil(word(id), account.hex()));
    return until.signum() == 0
        ? Optional.empty()
        : Optional.of(until.equals(FOR_EVER) ? Instant.MAX : instant(until));
  }

  /** Everybody who ever got an item of a kind, by the token's events. */
  public Set<Address> receivers(long id) {
    Set<Address> receivers = new LinkedHashSet<>();
    for (Log log : contract.logs()) {
      if (OwnContract.isOf(log, GameItems.TRANSFERSINGLE_EVENT)) {
        var one = GameItems.getTransferSingleEventFromLog(log);
        if (one.id.equals(word(id))) {
          receivers.add(Address.of(one.to));
        }
      } else if (OwnContract.isOf(log, GameItems.TRANSFERBATCH_EVENT)) {
        var many = GameItems.getTransferBatchEventFromLog(log);
        if (many.ids.contains(word(id))) {
          receivers.add(Address.of(many.to));
        }
      }
    }
    receivers.remove(Address.ZERO);
    return receivers;
  }

  @SuppressWarnings("EnumOrdinal") // the contract's enum is defined by its order
  private static GameItems.Claim claim(Work work) {
    RightsClaim claim = work.claim();
    return new GameItems.Claim(
        claim.fid().bytes(),
        claim.instanceHash().bytes(),
        new BigInteger(1, claim.identifier().bytes()),
        claim.viewsRoot().bytes(),
        claim.keyCommitment().bytes(),
        claim.algorithm().bytes(),
        claim.isccDigest().bytes(),
        word(claim.deal()),
        word(claim.mediaType().ordinal()));
  }

  private static Instant instant(BigInteger seconds) {
    return Instant.ofEpochSecond(seconds.longValueExact());
  }

  private static BigInteger word(long number) {
    return BigInteger.valueOf(number);
  }
}
