package io.cess4j.sdk.sharing;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.ShareGrants;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.proofs.Keccak;
import io.cess4j.sdk.CessException.TooFewProxies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses proxies for a grant: those that are named, or any that answer. */
final class ProxyChoice {
  private final io.cess4j.chain.contract.Sharing contracts;
  private final ProxyClient client;
  private final RandomGenerator random;

  ProxyChoice(
      io.cess4j.chain.contract.Sharing contracts, ProxyClient client, RandomGenerator random) {
    this.contracts = contracts;
    this.client = client;
    this.random = random;
  }

  /**
   * Proxies in the order in which the contract wants them.
   *
   * @throws TooFewProxies where there are not as many as the threshold needs
   */
  List<ProxyRegistered> choose(ShareOptions options) {
    List<ProxyRegistered> candidates =
        new ArrayList<>(contracts.index().proxies().stream().filter(this::isRegistered).toList());
    int wanted = Math.min(options.count(), ShareGrants.MOST_PROXIES);
    if (!options.proxies().isEmpty()) {
      candidates.removeIf(proxy -> !options.proxies().contains(proxy.account()));
      wanted = options.proxies().size();
    } else {
      Collections.shuffle(candidates, java.util.Random.from(random));
    }
    List<ProxyRegistered> chosen = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (ProxyRegistered candidate : candidates) {
      if (chosen.size() < wanted && answers(candidate, silent)) {
        chosen.add(candidate);
      }
    }
    int required =
        options.proxies().isEmpty() ? Math.max(1, options.threshold()) : options.proxies().size();
    if (chosen.size() < required) {
      throw new TooFewProxies(required, chosen.size(), String.join("; ", silent));
    }
    chosen.sort(Comparator.comparing(proxy -> proxy.account().hex()));
    return chosen;
  }

  private boolean isRegistered(ProxyRegistered proxy) {
    return contracts.proxies().keyOf(proxy.account()).equals(Bytes32.of(Keccak.hash(proxy.key())));
  }

  private boolean answers(ProxyRegistered proxy, List<String> silent) {
    try {
      Address account = Address.of(client.account(proxy.endpoint()));
      if (account.equals(proxy.account())) {
        return true;
      }
      silent.add("%s is %s".formatted(proxy.endpoint(), account));
    } catch (ProxyClient.Failed failed) {
      silent.add("%s at %s: %s".formatted(proxy.account(), proxy.endpoint(), failed.getMessage()));
    } catch (IllegalArgumentException noAddress) {
      silent.add(proxy.endpoint() + " names no account");
    }
    return false;
  }
}
