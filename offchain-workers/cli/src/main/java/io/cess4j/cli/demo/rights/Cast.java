package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.util.List;

/**
 * Who is in the story. All but the first two are accounts of operators whom this network has no
 * miner of: they have ether for gas, and get their CESS from the governor.
 *
 * @param photographer made the picture
 * @param copier stores a part of it as its own
 * @param artist makes a work of it, with consent
 * @param buyer pays for each retrieval
 * @param subscriber pays by the period
 * @param blocked may buy nothing of the artist
 * @param friend is shown the picture for a while
 */
record Cast(
    Person photographer,
    Person copier,
    Person artist,
    Person buyer,
    Person subscriber,
    Person blocked,
    Person friend)
    implements AutoCloseable {
  /** Accounts of operators from here on are nobody's miners: the demo starts fewer. */
  static final int FIRST_UNUSED = 20;

  private static final BigInteger PURSE = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(500));

  static Cast of(LocalNetwork network) {
    FundedAccounts accounts = FundedAccounts.usual();
    Cast cast =
        new Cast(
            person(network, "photographer", network.client()),
            person(network, "copier", accounts.otherClient()),
            person(network, "artist", accounts.operator(FIRST_UNUSED)),
            person(network, "buyer", accounts.operator(FIRST_UNUSED + 1)),
            person(network, "subscriber", accounts.operator(FIRST_UNUSED + 2)),
            person(network, "blocked", accounts.operator(FIRST_UNUSED + 3)),
            person(network, "friend", accounts.operator(FIRST_UNUSED + 4)));
    cast.fund(network.governor());
    return cast;
  }

  private static Person person(LocalNetwork network, String name, Account account) {
    return new Person(
        name,
        account,
        Cess.connect(network.rpc(), network.directory(), account).through(network.gateway()));
  }

  private void fund(Account governor) {
    Network network = photographer.network();
    TransactionSender sender = network.sender(governor);
    List<Person> poor = List.of(artist, buyer, subscriber, blocked, friend);
    network
        .token()
        .approve(
            sender, network.vault().address(), PURSE.multiply(BigInteger.valueOf(poor.size())));
    poor.forEach(person -> network.vault().depositFor(sender, person.address(), PURSE));
  }

  @Override
  public void close() {
    List.of(photographer, copier, artist, buyer, subscriber, blocked, friend)
        .forEach(Person::close);
  }
}
