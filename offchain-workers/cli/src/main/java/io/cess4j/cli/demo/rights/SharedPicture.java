package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.cli.demo.Told;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.sharing.ShareMade;
import io.cess4j.sdk.sharing.ShareOptions;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The photographer shows a friend its picture through three gateways, two of which have to answer;
 * one lies. Then the grant is revoked.
 */
final class SharedPicture {
  private static final int THRESHOLD = 2;

  /** Readers ask in an order of chance, so the liar is the one too many once in three reads. */
  private static final int MOST_READS = 15;

  private final LocalNetwork local;
  private final Cast cast;
  private final Path folder;
  private final Told told;
  private final List<String> caught = new ArrayList<>();

  SharedPicture(LocalNetwork local, Cast cast, Path folder, Told told) {
    this.local = local;
    this.cast = cast;
    this.folder = folder;
    this.told = told;
  }

  /**
   * What became of the grant.
   *
   * @param read whether the friend got the picture, byte for byte, in spite of the liar
   * @param liarCaught whether the chain says that the corrupted gateway lied, and no other
   * @param lies proved on chain
   * @param revoked whether the friend was refused afterwards, and the owner was not
   */
  record Ended(boolean read, boolean liarCaught, long lies, boolean revoked) {}

  Ended play(Work original) throws IOException, InterruptedException {
    Network network = cast.photographer().network();
    List<WorkerProcess> gateways = local.workers(WorkerRole.GATEWAY);
    List<Address> proxies =
        gateways.stream().map(gateway -> local.gateway(gateway).address()).toList();
    for (Address proxy : proxies) {
      Waiting.until(
          proxy + " to be a proxy", () -> !network.sharing().proxies().keyOf(proxy).isZero());
    }
    WorkerProcess corrupted = gateways.getLast();
    Account account = local.gateway(corrupted);
    try (LyingGateway liar = LyingGateway.before(network, account, corrupted.endpoint())) {
      told.say(
          "%s is corrupted from now on, and at %s: it signs wrong re-encryptions"
              .formatted(corrupted.name(), liar.endpoint()));
      cast.friend().cess().sharing().registerReaderKey();
      ShareMade made = share(original, proxies);
      boolean read = readUntilCaught(original);
      long lies = network.sharing().reports().liesOf(account.address());
      boolean others =
          proxies.stream()
              .filter(proxy -> !proxy.equals(account.address()))
              .anyMatch(proxy -> network.sharing().reports().liesOf(proxy) > 0);
      told.say(
          "the friend has read it all the same; the chain has %d proven lie of %s"
              .formatted(lies, corrupted.name()));
      return new Ended(read, lies > 0 && !others, lies, revoke(original, made));
    }
  }

  private ShareMade share(Work original, List<Address> proxies) {
    ShareMade made =
        cast.photographer()
            .cess()
            .sharing()
            .share(
                original.fid(),
                cast.friend().address(),
                ShareOptions.defaults().through(proxies).of(THRESHOLD, proxies.size()));
    told.say(
        "the photographer shares it with a friend: any %d of %d gateways re-encrypt, none can read"
            .formatted(THRESHOLD, proxies.size()));
    return made;
  }

  private boolean readUntilCaught(Work original) throws IOException {
    byte[] content = Files.readAllBytes(original.picture());
    boolean always = true;
    for (int reads = 0; reads < MOST_READS && caught.isEmpty(); reads++) {
      always &= Arrays.equals(read(cast.friend(), original), content);
    }
    return always && !caught.isEmpty();
  }

  private boolean revoke(Work original, ShareMade made) throws IOException {
    cast.photographer().cess().sharing().revoke(made.grant());
    try {
      read(cast.friend(), original);
      told.say("the friend reads what was revoked");
      return false;
    } catch (CessException.ProxiesFailed refused) {
      told.say("revoked: no gateway answers the friend any more");
    }
    return Arrays.equals(
        read(cast.photographer(), original), Files.readAllBytes(original.picture()));
  }

  private byte[] read(Person person, Work work) throws IOException {
    Path copy = folder.resolve("read-by-the-" + person.name());
    Files.deleteIfExists(copy);
    person.cess().storage().get(work.fid(), copy, GetOptions.defaults().with(listener()));
    return Files.readAllBytes(copy);
  }

  private Progress listener() {
    return new Progress() {
      @Override
      public void at(Step step, long done, long total) {}

      @Override
      public void lied(String proxy, String report) {
        caught.add(proxy);
        told.say("a wrong re-encryption by %s; report: %s".formatted(proxy, report));
      }
    };
  }
}
