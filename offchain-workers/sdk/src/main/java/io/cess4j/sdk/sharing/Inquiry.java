package io.cess4j.sdk.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.chain.typed.Reencrypt;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Asks the proxies of a grant until enough have answered rightly. A wrong answer that its proxy has
 * signed is reported on chain; others are asked instead.
 */
final class Inquiry {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Network network;
  private final Account account;
  private final io.cess4j.chain.contract.Sharing contracts;
  private final GrantMade grant;
  private final RandomGenerator random;
  private final ProxyClient client = new ProxyClient();
  private final List<String> reasons = new ArrayList<>();

  Inquiry(
      Network network,
      Account account,
      io.cess4j.chain.contract.Sharing contracts,
      GrantMade grant,
      RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.contracts = contracts;
    this.grant = grant;
    this.random = random;
  }

  /**
   * As many right answers as the grant needs.
   *
   * @throws CessException.ProxiesFailed where there are fewer; it tells what each proxy said
   */
  List<SharedOpening.Answer> ask(String fid, byte[] capsule, Progress progress) {
    CapsuleHeader header = CapsuleHeader.of(capsule);
    Bytes32 hash = SharedReading.hash(Reencryption.eip2537(header));
    Instant deadline = network.clock().instant().plus(LIFE);
    byte[] signature =
        contracts.grants().domain().sign(account, new Reencrypt(grant.grant(), hash, deadline));
    List<SharedOpening.Answer> answers = new ArrayList<>();
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, grant.proxies().size()).boxed().toList());
    Collections.shuffle(order, java.util.Random.from(random));
    for (int index : order) {
      if (answers.size() == grant.threshold()) {
        break;
      }
      Address proxy = grant.proxies().get(index);
      try {
        ProxyAnswer answer =
            client.reencrypt(endpoint(proxy), grant.grant(), header.toBytes(), deadline, signature);
        G2 shareKey = G2.ofEip2537(GrantDescription.shareKey(grant, index));
        if (answer.reencryption().isRight(header, shareKey, random)) {
          answers.add(
              new SharedOpening.Answer(
                  AccountAddress.of(proxy.bytes()), shareKey, answer.reencryption()));
        } else {
          reasons.add(proxy + ": it lied");
          progress.lied(
              proxy.hex(),
              new LieReport(network, account, grant)
                  .send(proxy, header, answer.reencryption(), answer.signature()));
        }
      } catch (ProxyClient.Failed failed) {
        reasons.add(proxy + ": " + failed.getMessage());
      } catch (PointRejected noKey) {
        reasons.add(proxy + ": the grant holds no key of it");
      }
    }
    if (answers.size() < grant.threshold()) {
      throw new CessException.ProxiesFailed(
          fid, grant.threshold(), answers.size(), String.join("; ", reasons));
    }
    return answers;
  }

  private String endpoint(Address proxy) throws ProxyClient.Failed {
    return contracts
        .index()
        .proxy(proxy)
        .map(ProxyRegistered::endpoint)
        .orElseThrow(() -> new ProxyClient.Failed("the chain names no endpoint of it"));
  }
}
