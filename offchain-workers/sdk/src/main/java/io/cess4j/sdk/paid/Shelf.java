package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.sdk.paid.PaidException.CertificateUnknown;
import io.cess4j.sdk.paid.PaidException.NotForSale;
import io.cess4j.sdk.sharing.ProxyClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who delivers a certificate's file: live grants to PayingReader under the certificate's
 * label, of its holder or of who stored the file. A grant of anybody else may be of anything.
 */
final class Shelf {
  private final Network network;
  private final ProxyClient client;

  Shelf(Network network, ProxyClient client) {
    this.network = network;
    this.client = client;
  }

  /**
   * @throws CertificateUnknown for a number that no certificate has
   */
  RightsRegistered registered(long certificate) {
    return new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address())
        .ofNumber(certificate)
        .orElseThrow(() -> new CertificateUnknown(certificate));
  }

  /**
   * The newest grant with enough proxies that answer.
   *
   * @throws CertificateUnknown for a number that no certificate has
   * @throws NotForSale where there is no such grant
   */
  OnSale find(long certificate) {
    RightsRegistered registered = registered(certificate);
    Address holder = network.dataCertificates().holderOf(certificate);
    List<PaidGrant> live = new ArrayList<>();
    sellers(holder, registered).forEach(seller -> live.addAll(live(seller, registered)));
    if (live.isEmpty()) {
      throw new NotForSale(
          certificate,
          "neither its holder %s nor who stored it has a grant for payment in force; they make one with 'cess rights publish'"
              .formatted(holder));
    }
    List<String> silent = new ArrayList<>();
    for (PaidGrant paid : live) {
      Map<Address, String> alive = alive(paid, silent);
      if (alive.size() >= paid.grant().threshold()) {
        return new OnSale(registered, holder, paid, alive);
      }
    }
    throw new NotForSale(
        certificate,
        "its gateways are out of reach (%s); nothing was paid: try again later"
            .formatted(String.join("; ", silent)));
  }

  private Set<Address> sellers(Address holder, RightsRegistered registered) {
    Set<Address> sellers = new LinkedHashSet<>(List.of(holder));
    try {
      sellers.add(network.deals().deal(registered.claim().deal()).owner());
    } catch (ContractRevert noSuchDeal) {
      // A claim may name any number; the holder's grants are looked at all the same.
    }
    sellers.remove(Address.ZERO);
    return sellers;
  }

  private List<PaidGrant> live(Address seller, RightsRegistered registered) {
    Sharing sharing = network.sharing();
    Bytes32 label = Bytes32.of(Labels.ofCertificate(registered.number()).toBytes());
    return sharing
        .index()
        .between(seller, network.billing().payingReader().address())
        .reversed()
        .stream()
        .filter(grant -> grant.label().equals(label))
        .filter(grant -> Arrays.equals(grant.readerKey(), G1.GENERATOR.eip2537()))
        .filter(grant -> sharing.grants().isLive(grant.grant()))
        .flatMap(
            grant ->
                sharing.index().files(seller, label).stream()
                    .filter(file -> file.epoch() == grant.epoch())
                    .filter(file -> file.fid().equals(registered.claim().fid()))
                    .reduce((older, newer) -> newer)
                    .map(file -> new PaidGrant(grant, file))
                    .stream())
        .toList();
  }

  /** Asked before anything is signed: a voucher for proxies below the threshold buys nothing. */
  private Map<Address, String> alive(PaidGrant paid, List<String> silent) {
    Map<Address, String> alive = new LinkedHashMap<>();
    for (Address proxy : paid.grant().proxies()) {
      Optional<String> endpoint =
          network.sharing().index().proxy(proxy).map(ProxyRegistered::endpoint);
      try {
        if (endpoint.isPresent() && proxy.equals(Address.of(client.account(endpoint.get())))) {
          alive.put(proxy, endpoint.get());
        } else {
          silent.add(proxy + ": another account answers at its endpoint");
        }
      } catch (ProxyClient.Failed failed) {
        silent.add(proxy + ": " + failed.getMessage());
      } catch (IllegalArgumentException noAddress) {
        silent.add(proxy + ": it names no account");
      }
    }
    return alive;
  }
}
