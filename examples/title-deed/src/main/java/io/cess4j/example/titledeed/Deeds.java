package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.OwnContract;
import io.cess4j.example.kit.OwnErrors;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.titledeed.contracts.TitleDeeds;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deeds' contract, typed; ITitleDeeds.sol says what each call does and refuses. */
public final class Deeds {
  private static final OwnErrors ERRORS = OwnErrors.of(Deeds.class, "TitleDeeds.abi.json");
  private static final int PAGE = 64;

  private final OwnContract<TitleDeeds> contract;

  /** The contract at an address, used by a session. */
  public Deeds(Address address, Session session) {
    this.contract = new OwnContract<>(TitleDeeds::load, address, session, ERRORS);
  }

  /** A new contract, whose registrar the session's account is. */
  public static Address deploy(Session registrar) {
    return OwnContract.deploy(registrar, TitleDeeds.BINARY);
  }

  /** Who issues deeds. */
  public Address registrar() {
    return Address.of(contract.read(contract.calls().registrar()));
  }

  /** Registrar: the deed of a parcel. */
  public long issue(Address owner, String parcel, Work document) {
    Receipt receipt =
        contract.send(
            contract
                .calls()
                .issue(owner.hex(), parcel, word(document.certificate()), claim(document)));
    return OwnContract.events(
            contract.logs(receipt),
            TitleDeeds.DEEDISSUED_EVENT,
            TitleDeeds::getDeedIssuedEventFromLog)
        .getFirst()
        .deed
        .longValueExact();
  }

  /** Owner: a document more. */
  public void bind(long deed, Work document) {
    contract.send(contract.calls().bind(word(deed), word(document.certificate()), claim(document)));
  }

  /** Owner: an offer to one buyer, with the contract of sale. */
  public void propose(
      long deed, Address buyer, BigInteger price, Instant deadline, Work contractOfSale) {
    contract.send(
        contract
            .calls()
            .propose(
                word(deed),
                buyer.hex(),
                price,
                word(deadline.getEpochSecond()),
                word(contractOfSale.certificate()),
                claim(contractOfSale)));
  }

  /** Owner: no offer any more. */
  public void withdraw(long deed) {
    contract.send(contract.calls().withdraw(word(deed)));
  }

  /** Buyer: pays and gets the deed, as it was when it was read. */
  public Receipt accept(Deed asRead) {
    return contract.send(
        contract.calls().accept(word(asRead.number()), asRead.provenance().bytes()));
  }

  /** Where the contract is; buyers approve the price for it. */
  public Address address() {
    return contract.address();
  }

  /**
   * A deed with all its documents.
   *
   * @throws DappException where there is none of that number
   */
  public Deed deed(long number) {
    if (number < 1 || number > contract.read(contract.calls().deedCount()).longValueExact()) {
      throw new DappException("there is no deed " + number + ": look at the number again");
    }
    // Provenance first: what is bound in between then shows as a refusal, never as consent to it.
    Bytes32 provenance = Bytes32.of(contract.read(contract.calls().provenanceOf(word(number))));
    TitleDeeds.Sale sale = contract.read(contract.calls().saleOf(word(number)));
    Address buyer = Address.of(sale.buyer);
    return new Deed(
        number,
        Address.of(contract.read(contract.calls().ownerOf(word(number)))),
        provenance,
        documents(number),
        buyer.isZero()
            ? Optional.empty()
            : Optional.of(
                new OpenSale(
                    buyer, sale.price, Instant.ofEpochSecond(sale.deadline.longValueExact()))));
  }

  @SuppressWarnings("unchecked") // web3j types arrays of structs as raw lists
  private List<DeedDocument> documents(long deed) {
    List<DeedDocument> all = new ArrayList<>();
    while (true) {
      List<TitleDeeds.Document> page =
          contract.read(contract.calls().documents(word(deed), word(all.size()), word(PAGE)));
      page.stream().map(Deeds::document).forEach(all::add);
      if (page.size() < PAGE) {
        return all;
      }
    }
  }

  private static DeedDocument document(TitleDeeds.Document one) {
    return new DeedDocument(
        Bytes32.of(one.fid).hex().substring(2),
        Bytes32.of(one.instanceHash),
        one.certificate.longValueExact(),
        Instant.ofEpochSecond(one.boundAt.longValueExact()));
  }

  /** All that happened to a deed, oldest first. */
  public List<DeedEvent> history(long deed) {
    return new DeedHistory(deed).of(contract.logs());
  }

  @SuppressWarnings("EnumOrdinal") // the contract's enum is defined by its order
  private static TitleDeeds.Claim claim(Work work) {
    RightsClaim claim = work.claim();
    return new TitleDeeds.Claim(
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

  private static BigInteger word(long number) {
    return BigInteger.valueOf(number);
  }
}
