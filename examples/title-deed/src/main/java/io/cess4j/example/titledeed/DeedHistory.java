package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.example.kit.OwnContract;
import io.cess4j.example.titledeed.contracts.TitleDeeds;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.protocol.core.methods.response.Log;

/** Provenance of one deed, rebuilt from events alone. */
record DeedHistory(long deed) {
  List<DeedEvent> of(List<Log> logs) {
    return logs.stream().flatMap(log -> event(log).stream()).toList();
  }

  private Optional<DeedEvent> event(Log log) {
    if (OwnContract.isOf(log, TitleDeeds.DEEDISSUED_EVENT)) {
      var one = TitleDeeds.getDeedIssuedEventFromLog(log);
      return mine(one.deed, new DeedEvent.Issued(Address.of(one.owner), one.parcel));
    }
    if (OwnContract.isOf(log, TitleDeeds.DOCUMENTBOUND_EVENT)) {
      var one = TitleDeeds.getDocumentBoundEventFromLog(log);
      String fid = Bytes32.of(one.fid).hex().substring(2);
      return mine(
          one.deed, new DeedEvent.Bound(one.certificate.longValueExact(), Address.of(one.by), fid));
    }
    if (OwnContract.isOf(log, TitleDeeds.SALEPROPOSED_EVENT)) {
      var one = TitleDeeds.getSaleProposedEventFromLog(log);
      return mine(
          one.deed,
          new DeedEvent.Proposed(Address.of(one.seller), Address.of(one.buyer), one.price));
    }
    if (OwnContract.isOf(log, TitleDeeds.SALEWITHDRAWN_EVENT)) {
      return mine(TitleDeeds.getSaleWithdrawnEventFromLog(log).deed, new DeedEvent.Withdrawn());
    }
    if (OwnContract.isOf(log, TitleDeeds.DEEDSOLD_EVENT)) {
      var one = TitleDeeds.getDeedSoldEventFromLog(log);
      return mine(
          one.deed, new DeedEvent.Sold(Address.of(one.seller), Address.of(one.buyer), one.price));
    }
    if (OwnContract.isOf(log, TitleDeeds.DEEDREASSIGNED_EVENT)) {
      var one = TitleDeeds.getDeedReassignedEventFromLog(log);
      return mine(
          one.deed,
          new DeedEvent.Reassigned(
              Address.of(one.from), Address.of(one.to), one.certificate.longValueExact()));
    }
    return Optional.empty(); // ERC-721's own
  }

  private Optional<DeedEvent> mine(BigInteger number, DeedEvent event) {
    return number.equals(BigInteger.valueOf(deed)) ? Optional.of(event) : Optional.empty();
  }
}
