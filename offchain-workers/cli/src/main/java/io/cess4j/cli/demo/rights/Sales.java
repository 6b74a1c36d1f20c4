package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Amounts;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.paid.PaidException;
import io.cess4j.sdk.paid.PaidOptions;
import io.cess4j.sdk.paid.PaidRetrieval;
import io.cess4j.sdk.sharing.ShareMade;
import io.cess4j.sdk.sharing.ShareOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The artist's work is delivered against payment: to a buyer by the retrieval, to a subscriber
 * within its period, and not to an account that the artist has blocked.
 */
final class Sales {
  private static final int THRESHOLD = 2;
  private static final int FORBIDDEN = 403;

  private final LocalNetwork local;
  private final Cast cast;
  private final Work work;
  private final Path folder;
  private final Told told;

  Sales(LocalNetwork local, Cast cast, Work work, Path folder, Told told) {
    this.local = local;
    this.cast = cast;
    this.work = work;
    this.folder = folder;
    this.told = told;
  }

  /**
   * What was sold.
   *
   * @param charged wei of the buyer's retrieval
   * @param decrypted whether the buyer had the artist's work afterwards, byte for byte
   * @param subscribed whether the subscriber had it too, and was charged nothing for it
   * @param refusedBy gateways that refused the blocked account's good voucher
   * @param refused whether all of them did, and the software of the account before them
   */
  record Sold(
      BigInteger charged, boolean decrypted, boolean subscribed, int refusedBy, boolean refused) {}

  Sold play() throws IOException, InterruptedException {
    List<WorkerProcess> gateways = local.workers(WorkerRole.GATEWAY);
    List<Address> proxies =
        gateways.stream().map(gateway -> local.gateway(gateway).address()).toList();
    ShareMade made =
        cast.artist()
            .cess()
            .sharing()
            .publish(
                work.fid(),
                work.certificate(),
                ShareOptions.defaults().through(proxies).of(THRESHOLD, proxies.size()));
    told.say(
        "the artist's work is for sale through %d gateways, which know no key of it"
            .formatted(proxies.size()));

    PaidRetrieval bought = buy(cast.buyer());
    boolean decrypted = isTheWork(cast.buyer());
    told.say(
        "the buyer paid %s for one retrieval and decrypted it: %s"
            .formatted(
                Amounts.cess(bought.charged()), decrypted ? "the same bytes" : "OTHER BYTES"));

    Buying subscriber = buying(cast.subscriber());
    AccessPrices prices = subscriber.subscription(work.certificate());
    subscriber.subscribe(work.certificate(), 1, prices);
    PaidRetrieval within = buy(cast.subscriber());
    boolean subscribed =
        within.subscribed() && within.charged().signum() == 0 && isTheWork(cast.subscriber());
    told.say(
        "a subscriber paid %s for %d s and read it for nothing more"
            .formatted(Amounts.cess(prices.subscription()), prices.period().toSeconds()));

    int refusedBy = refused(made, gateways.stream().map(WorkerProcess::endpoint).toList());
    return new Sold(
        bought.charged(),
        decrypted,
        subscribed,
        refusedBy,
        refusedBy == gateways.size() && isRefusedByItsOwnSoftware());
  }

  private int refused(ShareMade made, List<URI> gateways) throws IOException, InterruptedException {
    GrantMade grant = cast.artist().network().sharing().index().grant(made.grant()).orElseThrow();
    Bytes32 label = Bytes32.of(Labels.ofCertificate(work.certificate()).toBytes());
    FileSealed file =
        cast.artist().network().sharing().index().files(cast.artist().address(), label).getLast();
    List<Intruder.Refusal> answers =
        new Intruder(cast.blocked()).ask(grant, file, work.certificate(), gateways);
    told.say(
        "the blocked account sends a good voucher to each gateway: %s"
            .formatted(answers.getFirst().detail()));
    return (int)
        answers.stream().filter(answer -> answer.status() == FORBIDDEN && !answer.sealed()).count();
  }

  private boolean isRefusedByItsOwnSoftware() {
    try {
      buy(cast.blocked());
      return false;
    } catch (PaidException.NotAdmitted refused) {
      return !Files.exists(copy(cast.blocked()));
    }
  }

  private PaidRetrieval buy(Person person) {
    return buying(person)
        .retrieve(work.certificate(), copy(person), PaidOptions.atMost(Shop.RETRIEVAL));
  }

  private Buying buying(Person person) {
    return person.cess().buying(folder.resolve("purse-of-the-" + person.name()));
  }

  private boolean isTheWork(Person person) throws IOException {
    return Arrays.equals(Files.readAllBytes(copy(person)), Files.readAllBytes(work.picture()));
  }

  private Path copy(Person person) {
    return folder.resolve("bought-by-the-" + person.name() + "-" + work.certificate());
  }
}
